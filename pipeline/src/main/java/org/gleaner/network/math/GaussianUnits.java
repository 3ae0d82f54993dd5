package org.gleaner.network.math;

/**
 * Gaussian error linear units (Hendrycks and Gimpel 2016) of arrays: x times the share of a
 * standard normal distribution below x, and its approximation by a hyperbolic tangent. The absolute
 * error of the share is below 3e-7 (Abramowitz and Stegun 1964, 7.1.26). The work is cut into short
 * loops over arrays with the same index and without branches, which alone are compiled to vector
 * instructions.
 */
public final class GaussianUnits {
  /** Times x, to be 1 or -1 beside any x that is not 0. */
  private static final float TINY = 1e-30f;

  /** The square root of 2 / pi. */
  private static final float RATE = 0.7978846f;

  private static final float CUBE = 0.044715f;

  private GaussianUnits() {}

  /**
   * Replaces the first {@code count} values.
   *
   * @param work as long as the values; overwritten
   */
  public static void apply(float[] x, float[] work, int count) {
    shares(x, work, count);
    times(x, work, count);
  }

  /** Writes the share of the distribution below each value. */
  private static void shares(float[] x, float[] shares, int count) {
    for (int i = 0; i < count; i++) {
      shares[i] = Softmax.share(-0.5f * x[i] * x[i]);
    }
    for (int i = 0; i < count; i++) {
      float t = 1f / (1f + 0.23164189f * Math.abs(x[i]));
      float series =
          t
              * (0.2548296f
                  + t * (-0.28449675f + t * (1.4214138f + t * (-1.4531521f + t * 1.0614054f))));
      shares[i] = 0.5f - 0.5f * series * shares[i];
    }
    mirror(x, shares, count);
  }

  /** Adds to one half a share where a value is positive, and takes it away where it is negative. */
  private static void mirror(float[] x, float[] shares, int count) {
    for (int i = 0; i < count; i++) {
      shares[i] = 0.5f + x[i] / (Math.abs(x[i]) + TINY) * shares[i];
    }
  }

  private static void times(float[] x, float[] shares, int count) {
    for (int i = 0; i < count; i++) {
      x[i] *= shares[i];
    }
  }

  /**
   * Multiplies the first {@code count} gradients by the slope at the values, and replaces these as
   * {@link #apply} does.
   *
   * @param shares as long as the values; overwritten
   * @param slopes as long as the values; overwritten
   */
  public static void back(float[] x, float[] gradient, float[] shares, float[] slopes, int count) {
    shares(x, shares, count);
    for (int i = 0; i < count; i++) {
      slopes[i] = Softmax.share(-0.5f * x[i] * x[i]);
    }
    for (int i = 0; i < count; i++) {
      gradient[i] *= shares[i] + 0.3989423f * x[i] * slopes[i];
    }
    times(x, shares, count);
  }

  /**
   * Replaces the first {@code count} values by the approximation.
   *
   * @param work as long as the values; overwritten
   */
  public static void applyByTanh(float[] x, float[] work, int count) {
    sharesByTanh(x, work, count);
    times(x, work, count);
  }

  /** (1 + tanh u) / 2, which is the logistic function of 2u. */
  private static void sharesByTanh(float[] x, float[] shares, int count) {
    for (int i = 0; i < count; i++) {
      float u = RATE * (x[i] + CUBE * x[i] * x[i] * x[i]);
      shares[i] = Softmax.share(-2f * Math.abs(u));
    }
    for (int i = 0; i < count; i++) {
      shares[i] = 1f / (1f + shares[i]) - 0.5f;
    }
    mirror(x, shares, count);
  }

  /**
   * Multiplies the first {@code count} gradients by the approximation's slope at the values, and
   * replaces these as {@link #applyByTanh} does.
   *
   * @param shares as long as the values; overwritten
   * @param slopes as long as the values; overwritten
   */
  public static void backByTanh(
      float[] x, float[] gradient, float[] shares, float[] slopes, int count) {
    sharesByTanh(x, shares, count);
    for (int i = 0; i < count; i++) {
      slopes[i] = 2f * RATE * x[i] * (1f + 3f * CUBE * x[i] * x[i]);
    }
    for (int i = 0; i < count; i++) {
      gradient[i] *= shares[i] * (1f + (1f - shares[i]) * slopes[i]);
    }
    times(x, shares, count);
  }
}
