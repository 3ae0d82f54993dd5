package org.gleaner.network.head;

import java.util.Arrays;
import org.gleaner.network.math.FloatBlock;
import org.gleaner.network.math.Products;
import org.gleaner.network.math.Softmax;
import org.gleaner.network.part.Parameters;

/**
 * The scores of each token of the vocabulary for each of some rows: the product of the row with the
 * token's vector in the table in which the network starts, plus a bias (Press and Wolf 2017). They
 * are computed in slices and not kept: all rows at once could need gigabytes. Of one pass.
 */
final class TableScores {
  private static final int PIECE = 1 << 16;

  private final Parameters parameters;
  private final float[] rows;
  private final int width;
  private final int vocabulary;
  private final int slice;
  private final float[] scores;
  private float[] below;
  private FloatBlock tableGradient;
  private FloatBlock biasGradient;

  /**
   * Scores.
   *
   * @param parameters of the head, with the bias b
   * @param width of the rows and of the table
   * @param most scores that are held at once
   */
  TableScores(Parameters parameters, float[] rows, int width, int vocabulary, int most) {
    this.parameters = parameters;
    this.rows = rows;
    this.width = width;
    this.vocabulary = vocabulary;
    this.slice = Math.min(count(), Math.max(1, most / vocabulary));
    this.scores = new float[slice * vocabulary];
  }

  private int count() {
    return rows.length / width;
  }

  /** The logarithms of the probabilities of all tokens for each row. */
  float[] logs() {
    float[] result = new float[count() * vocabulary];
    try (Slice work = new Slice()) {
      for (int from = 0; from < count(); from += slice) {
        int size = Math.min(slice, count() - from) * vocabulary;
        work.score(from, size / vocabulary);
        System.arraycopy(scores, 0, result, from * vocabulary, size);
        double[] logs = Softmax.logSums(scores, size / vocabulary, vocabulary);
        for (int k = 0; k < size; k++) {
          result[from * vocabulary + k] -= (float) logs[k / vocabulary];
        }
      }
    }
    return result;
  }

  /**
   * A token for each row, drawn with the probability that its score gives it.
   *
   * @param chances for each row a number from 0 on and below 1: the share of probability, in the
   *     order of the tokens, at which the drawn one stands
   */
  int[] drawn(double[] chances) {
    int[] drawn = new int[count()];
    try (Slice work = new Slice()) {
      for (int from = 0; from < drawn.length; from += slice) {
        int to = Math.min(drawn.length, from + slice);
        work.score(from, to - from);
        Softmax.rows(scores, to - from, vocabulary);
        for (int row = from; row < to; row++) {
          drawn[row] = drawn((row - from) * vocabulary, chances[row]);
        }
      }
    }
    return drawn;
  }

  /** The token of a row of probabilities at which a share of their sum is passed. */
  private int drawn(int begin, double chance) {
    double left = 0;
    for (int token = 0; token < vocabulary; token++) {
      left += scores[begin + token];
    }
    left *= chance;
    int token = 0;
    double passed = scores[begin];
    while (passed <= left && token < vocabulary - 1) {
      passed += scores[begin + ++token];
    }
    return token;
  }

  /**
   * The cross-entropy; goes through the scores once, and keeps the gradients of what is smaller.
   *
   * @param truth for each row the number of the right token
   * @param weights of the rows
   */
  double loss(int[] truth, float[] weights) {
    below = new float[rows.length];
    tableGradient = cleared((long) vocabulary * width);
    biasGradient = cleared(vocabulary);
    double sum = 0;
    try (Slice work = new Slice()) {
      for (int from = 0; from < count(); from += slice) {
        int to = Math.min(count(), from + slice);
        work.score(from, to - from);
        float[] ofRows = Arrays.copyOfRange(weights, from, to);
        sum += lose(Arrays.copyOfRange(truth, from, to), ofRows);
        work.back(from, ofRows);
      }
    }
    return sum;
  }

  /** The loss of a slice; its scores become their gradients but for the weights of rows. */
  private double lose(int[] truth, float[] weights) {
    double[] ofTruth = new double[truth.length];
    for (int row = 0; row < truth.length; row++) {
      ofTruth[row] = scores[row * vocabulary + truth[row]];
    }
    double[] logs = Softmax.logSums(scores, truth.length, vocabulary);
    double sum = 0;
    for (int row = 0; row < truth.length; row++) {
      sum += weights[row] * (logs[row] - ofTruth[row]);
      scores[row * vocabulary + truth[row]] -= 1;
    }
    return sum;
  }

  /** Adds to the gradients of the table and the bias, and returns that of the rows. */
  float[] backward() {
    add(tableGradient, parameters.ofFirstStream().tableGradient(), vocabulary * width);
    add(biasGradient, parameters.gradient("b"), vocabulary);
    tableGradient.close();
    biasGradient.close();
    return below;
  }

  /** The memory of a slice, outside of the heap. */
  private final class Slice implements AutoCloseable {
    private final FloatBlock table = parameters.ofFirstStream().table();
    private final float[] bias = parameters.copy("b");
    private final FloatBlock some = FloatBlock.allocate((long) slice * width);
    private final FloatBlock block = FloatBlock.allocate((long) slice * vocabulary);

    void score(int from, int count) {
      some.put(0, rows, from * width, count * width);
      FloatBlock.multiply(
          count, vocabulary, width, some.from(0), table.transposedFrom(0), 0f, block, 0);
      block.get(0, scores, 0, count * vocabulary);
      Products.addToEach(scores, bias);
    }

    void back(int from, float[] weights) {
      int count = weights.length;
      block.put(0, scores, 0, count * vocabulary);
      FloatBlock.multiply(count, width, vocabulary, block.from(0), table.from(0), 0f, some, 0);
      some.get(0, below, from * width, count * width);
      float[] scaled = Arrays.copyOfRange(rows, from * width, (from + count) * width);
      for (int i = 0; i < scaled.length; i++) {
        scaled[i] *= weights[i / width];
        below[from * width + i] *= weights[i / width];
      }
      some.put(0, scaled, 0, scaled.length);
      FloatBlock.multiply(
          vocabulary, width, count, block.transposedFrom(0), some.from(0), 1f, tableGradient, 0);
      some.put(0, weights, 0, count);
      FloatBlock.multiply(1, vocabulary, count, some.from(0), block.from(0), 1f, biasGradient, 0);
    }

    @Override
    public void close() {
      some.close();
      block.close();
    }
  }

  private static FloatBlock cleared(long size) {
    FloatBlock block = FloatBlock.allocate(size);
    block.clear(size);
    return block;
  }

  private static void add(FloatBlock from, FloatBlock to, int size) {
    float[] some = new float[Math.min(size, PIECE)];
    float[] sum = new float[some.length];
    for (int at = 0; at < size; at += PIECE) {
      int count = Math.min(PIECE, size - at);
      from.get(at, some, 0, count);
      to.get(at, sum, 0, count);
      Products.addScaled(some, 0, 1f, sum, 0, count);
      to.put(at, sum, 0, count);
    }
  }
}
