package org.gleaner.vector.train;

import java.util.Arrays;
import org.gleaner.vector.VectorMath;

/**
 * One step of stochastic gradient ascent on the log-likelihood of logistic units: an input vector
 * against output rows, each with a label. The inner loop of every word vector model.
 *
 * <p>Products are made with six rows at a time (a word and five negatives), in six chains of
 * additions, since a Java machine keeps the order of float additions and one chain would wait for
 * each. Each update loop writes one array only: whether the compiler vectorises a loop that writes
 * several depends on inlining. Not thread-safe; the rows may be shared with other threads, whose
 * writes may be lost.
 */
final class LogisticStep {
  private static final int PRODUCTS = 6;
  private static final int SUMS = 3;
  private static final int LOSS_EVERY = 16;

  private final float[] error;
  private float[][] rows = new float[64][];
  private float[] hits = new float[64];
  private float[] weights = new float[64];
  private float[] slopes = new float[64];
  private int size;
  private int cleared;
  private double loss;
  private double losses;

  LogisticStep(int dimensions) {
    this.error = new float[dimensions];
  }

  /** Forgets the rows. */
  void clear() {
    size = 0;
    cleared++;
  }

  /**
   * Adds a row. A row that is added again counts more: two separate updates would undo each other.
   *
   * @param label what its unit should predict, 0 or 1
   * @param weight how many times it counts
   */
  void add(float[] row, float label, float weight) {
    for (int i = 0; i < size; i++) {
      if (rows[i] == row) {
        hits[i] += label * weight;
        weights[i] += weight;
        return;
      }
    }
    if (size == rows.length) {
      rows = Arrays.copyOf(rows, size * 2);
      hits = Arrays.copyOf(hits, size * 2);
      weights = Arrays.copyOf(weights, size * 2);
      slopes = Arrays.copyOf(slopes, size * 2);
    }
    rows[size] = row;
    hits[size] = label * weight;
    weights[size++] = weight;
  }

  /**
   * Moves the rows, and returns by how much to move the input; the result is overwritten by the
   * next call.
   */
  float[] apply(float[] input, float rate) {
    slopes(input, rate);
    Arrays.fill(error, 0);
    int at = 0;
    for (; at + SUMS <= size; at += SUMS) {
      addTo(
          error, rows[at], rows[at + 1], rows[at + 2], slopes[at], slopes[at + 1], slopes[at + 2]);
    }
    for (; at < size; at++) {
      VectorMath.add(error, slopes[at], rows[at]);
    }
    for (int i = 0; i < size; i++) {
      VectorMath.add(rows[i], slopes[i], input);
    }
    return error;
  }

  /** The weighted sum of the losses that were sampled so far. */
  double lossSum() {
    return loss;
  }

  /** The sum of the weights of those losses. */
  double lossCount() {
    return losses;
  }

  private void slopes(float[] input, float rate) {
    int at = 0;
    for (; at + PRODUCTS <= size; at += PRODUCTS) {
      products(input, at);
    }
    for (; at < size; at++) {
      slopes[at] = VectorMath.dot(input, rows[at]);
    }
    // The first input alone: what the rows have just learnt from it would flatter the next.
    if (cleared >= LOSS_EVERY) {
      cleared = 0;
      addLoss();
    }
    for (int i = 0; i < size; i++) {
      slopes[i] = (hits[i] - weights[i] * Sigmoid.of(slopes[i])) * rate;
    }
  }

  private void addLoss() {
    for (int i = 0; i < size; i++) {
      loss += hits[i] * Math.log1p(Math.exp(-slopes[i]));
      loss += (weights[i] - hits[i]) * Math.log1p(Math.exp(slopes[i]));
      losses += weights[i];
    }
  }

  private void products(float[] input, int at) {
    float[][] r = rows;
    products(input, r[at], r[at + 1], r[at + 2], r[at + 3], r[at + 4], r[at + 5], slopes, at);
  }

  private static void products(
      float[] input,
      float[] r0,
      float[] r1,
      float[] r2,
      float[] r3,
      float[] r4,
      float[] r5,
      float[] result,
      int at) {
    float s0 = 0;
    float s1 = 0;
    float s2 = 0;
    float s3 = 0;
    float s4 = 0;
    float s5 = 0;
    for (int i = 0; i < input.length; i++) {
      float value = input[i];
      s0 += value * r0[i];
      s1 += value * r1[i];
      s2 += value * r2[i];
      s3 += value * r3[i];
      s4 += value * r4[i];
      s5 += value * r5[i];
    }
    result[at] = s0;
    result[at + 1] = s1;
    result[at + 2] = s2;
    result[at + 3] = s3;
    result[at + 4] = s4;
    result[at + 5] = s5;
  }

  private static void addTo(
      float[] error, float[] r0, float[] r1, float[] r2, float s0, float s1, float s2) {
    for (int i = 0; i < error.length; i++) {
      error[i] += s0 * r0[i] + s1 * r1[i] + s2 * r2[i];
    }
  }
}
