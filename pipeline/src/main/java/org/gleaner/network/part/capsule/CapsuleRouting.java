package org.gleaner.network.part.capsule;

import org.gleaner.network.math.Products;
import org.gleaner.network.math.Softmax;

/**
 * Routing by agreement of the votes of one sequence (Sabour et al. 2017): from logits b = 0, each
 * iteration takes shares c = softmax(b) over the output capsules, outputs v = squash(sum of c u)
 * and adds the agreements u v to the logits.
 */
final class CapsuleRouting {
  private static final float EPSILON = 1e-8f;

  private final float[] votes;
  private final int capsules;
  private final int size;
  private final float[][] shares;
  private final float[][] sums;
  private final float[][] outputs;
  private int first;
  private int count;

  /**
   * A routing.
   *
   * @param votes of all sequences, [primary capsules, capsules, size]
   */
  CapsuleRouting(float[] votes, int capsules, int size, int iterations) {
    this.votes = votes;
    this.capsules = capsules;
    this.size = size;
    this.shares = new float[iterations][];
    this.sums = new float[iterations][];
    this.outputs = new float[iterations][];
  }

  private int width() {
    return capsules * size;
  }

  /** Routes {@code many} votes from the {@code from}-th on and writes the outputs. */
  void forward(int from, int many, float[] result, int at) {
    first = from;
    count = many;
    float[] logits = new float[many * capsules];
    for (int i = 0; i < shares.length; i++) {
      float[] share = logits.clone();
      float[] sum = new float[width()];
      for (int vote = 0; vote < many; vote++) {
        Softmax.inPlace(share, vote * capsules, capsules);
        for (int k = 0; k < capsules; k++) {
          int to = k * size;
          Products.addScaled(
              votes, (first + vote) * width() + to, share[vote * capsules + k], sum, to, size);
        }
      }
      shares[i] = share;
      sums[i] = sum;
      outputs[i] = new float[width()];
      for (int to = 0; to < sum.length; to += size) {
        squash(sum, to, outputs[i], size);
      }
      agree(outputs[i], logits);
    }
    System.arraycopy(outputs[outputs.length - 1], 0, result, at, width());
  }

  private void agree(float[] output, float[] logits) {
    for (int vote = 0; vote < count; vote++) {
      for (int k = 0; k < capsules; k++) {
        int from = (first + vote) * width() + k * size;
        logits[vote * capsules + k] += Products.dot(votes, from, output, k * size, size);
      }
    }
  }

  /** Adds the gradient of the votes, given that of the outputs. */
  void backward(float[] gradient, int at, float[] ofVotes) {
    float[] ofOutput = java.util.Arrays.copyOfRange(gradient, at, at + width());
    float[] ofLogits = new float[count * capsules];
    for (int i = shares.length - 1; i >= 0; i--) {
      float[] ofSum = new float[width()];
      for (int to = 0; to < ofSum.length; to += size) {
        backSquash(sums[i], to, ofOutput, to, ofSum, size);
      }
      float[] ofShares = new float[ofLogits.length];
      for (int vote = 0; vote < count; vote++) {
        for (int k = 0; k < capsules; k++) {
          int from = (first + vote) * width() + k * size;
          int place = vote * capsules + k;
          Products.addScaled(ofSum, k * size, shares[i][place], ofVotes, from, size);
          ofShares[place] = Products.dot(ofSum, k * size, votes, from, size);
        }
        Softmax.back(shares[i], ofShares, vote * capsules, capsules);
      }
      Products.addScaled(ofShares, 0, 1f, ofLogits, 0, ofLogits.length);
      ofOutput = i == 0 ? ofOutput : backAgree(outputs[i - 1], ofLogits, ofVotes);
    }
  }

  /** The gradient of the outputs before, from that of the logits they changed. */
  private float[] backAgree(float[] output, float[] ofLogits, float[] ofVotes) {
    float[] ofOutput = new float[width()];
    for (int vote = 0; vote < count; vote++) {
      for (int k = 0; k < capsules; k++) {
        int from = (first + vote) * width() + k * size;
        float gradient = ofLogits[vote * capsules + k];
        Products.addScaled(votes, from, gradient, ofOutput, k * size, size);
        Products.addScaled(output, k * size, gradient, ofVotes, from, size);
      }
    }
    return ofOutput;
  }

  /** Shortens a vector to a length below 1: s |s|^2 / (1 + |s|^2) / |s|. */
  static void squash(float[] vector, int at, float[] result, int width) {
    float square = Products.dot(vector, at, vector, at, width);
    float factor = (float) (square / (1 + square) / Math.sqrt(square + EPSILON));
    for (int k = at; k < at + width; k++) {
      result[k] = vector[k] * factor;
    }
  }

  /** Adds the gradient of a vector, given that of its squashed form. */
  static void backSquash(
      float[] vector, int at, float[] above, int aboveAt, float[] result, int width) {
    double square = Products.dot(vector, at, vector, at, width);
    double root = Math.sqrt(square + EPSILON);
    double factor = square / (1 + square) / root;
    double slope =
        1 / ((1 + square) * (1 + square) * root)
            - square / (2 * (1 + square) * root * (square + EPSILON));
    double along = 2 * slope * Products.dot(vector, at, above, aboveAt, width);
    for (int k = 0; k < width; k++) {
      result[at + k] += (float) (factor * above[aboveAt + k] + along * vector[at + k]);
    }
  }
}
