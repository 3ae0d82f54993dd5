package org.gleaner.network.math;

import java.util.Arrays;

/** The softmax of a range of an array. */
public final class Softmax {
  private static final float LEAST = -87f;
  private static final float TO_BINARY = 1.442695f;
  private static final float LN2_HIGH = 0.6933594f;
  private static final float LN2_LOW = -2.1219444e-4f;

  private Softmax() {}

  /**
   * Replaces scores by shares that add up to 1; nothing if there are none.
   *
   * @return the logarithm of the sum of the scores' exponentials
   */
  public static float inPlace(float[] values, int from, int count) {
    float greatest = Float.NEGATIVE_INFINITY;
    for (int i = from; i < from + count; i++) {
      greatest = Math.max(greatest, values[i]);
    }
    float sum = 0;
    for (int i = from; i < from + count; i++) {
      values[i] = exp(values[i] - greatest);
      sum += values[i];
    }
    float factor = 1 / sum;
    for (int i = from; i < from + count; i++) {
      values[i] *= factor;
    }
    return greatest + (float) Math.log(sum);
  }

  /** Replaces the gradients of shares by those of their scores. */
  public static void back(float[] shares, float[] gradients, int from, int count) {
    float mean = 0;
    for (int i = from; i < from + count; i++) {
      mean += shares[i] * gradients[i];
    }
    for (int i = from; i < from + count; i++) {
      gradients[i] = shares[i] * (gradients[i] - mean);
    }
  }

  /**
   * Replaces the scores of each row by shares that add up to 1. A share is up to 2e-7 away from the
   * exact one; very small ones may be 0.
   */
  public static void rows(float[] scores, int rows, int width) {
    for (int row = 0; row < rows; row++) {
      Rowwise.add(scores, row * width, width, -Rowwise.greatest(scores, row * width, width));
    }
    exp(scores, rows * width);
    for (int row = 0; row < rows; row++) {
      float sum = Rowwise.sum(scores, row * width, width);
      Rowwise.scale(scores, row * width, width, 1 / sum);
    }
  }

  /**
   * Replaces the scores of each row by shares, as {@link #rows} does, where the first row has
   * {@code first} scores and each further row one more; what follows them is 0.
   *
   * @param width of the rows, at least {@code first + rows - 1}
   */
  public static void growingRows(float[] scores, int rows, int width, int first) {
    for (int row = 0; row < rows; row++) {
      int at = row * width;
      Rowwise.add(scores, at, first + row, -Rowwise.greatest(scores, at, first + row));
    }
    exp(scores, rows * width);
    for (int row = 0; row < rows; row++) {
      int at = row * width;
      Rowwise.scale(scores, at, first + row, 1 / Rowwise.sum(scores, at, first + row));
      Arrays.fill(scores, at + first + row, at + width, 0f);
    }
  }

  /**
   * Replaces the scores of each row by shares, as {@link #rows} does.
   *
   * @return for each row the logarithm of the sum of its scores' exponentials
   */
  public static double[] logSums(float[] scores, int rows, int width) {
    double[] logs = new double[rows];
    for (int row = 0; row < rows; row++) {
      logs[row] = Rowwise.greatest(scores, row * width, width);
      Rowwise.add(scores, row * width, width, (float) -logs[row]);
    }
    exp(scores, rows * width);
    for (int row = 0; row < rows; row++) {
      float sum = Rowwise.sum(scores, row * width, width);
      Rowwise.scale(scores, row * width, width, 1 / sum);
      logs[row] += Math.log(sum);
    }
    return logs;
  }

  /** Replaces the first {@code count} values by {@link #share} of each. */
  private static void exp(float[] values, int count) {
    for (int i = 0; i < count; i++) {
      values[i] = share(values[i]);
    }
  }

  /**
   * e to the power of x, at most 0, with an absolute error below 2e-7: exp(x/128) - 1 by a series,
   * and then seven doublings p (2 + p) of its argument. Unlike {@link #exp(float)} it has no
   * conversion to an integer, so that a short loop over an array is compiled to vector
   * instructions.
   */
  static float share(float x) {
    float z = x * -0.0078125f;
    float w = z * (1f + z * (0.5f + z * (0.16666667f + z * 0.041666668f)));
    float p = -w / (1f + w);
    p = p * (2f + p);
    p = p * (2f + p);
    p = p * (2f + p);
    p = p * (2f + p);
    p = p * (2f + p);
    p = p * (2f + p);
    return 1f + p * (2f + p);
  }

  /**
   * e to the power of x, at most 0, with a relative error below 2e-7: the power of two apart, a
   * polynomial of the sixth degree for the rest, between -ln(2)/2 and ln(2)/2. Below -87 it is e to
   * the power of -87.
   */
  public static float exp(float x) {
    float y = Math.max(LEAST, x);
    int power = (int) (y * TO_BINARY - 0.5f);
    float r = y - power * LN2_HIGH - power * LN2_LOW;
    float series =
        1f
            + r
                * (1f
                    + r
                        * (0.5f
                            + r
                                * (0.16666667f
                                    + r
                                        * (0.041666668f
                                            + r * (0.008333334f + r * 0.0013888889f)))));
    return series * Float.intBitsToFloat((power + 127) << 23);
  }
}
