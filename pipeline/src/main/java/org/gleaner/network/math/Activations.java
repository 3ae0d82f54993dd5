package org.gleaner.network.math;

/**
 * Hyperbolic tangent and logistic function without a call into the mathematics library, so that a
 * loop over an array is compiled to vector instructions. The largest absolute error is below 2e-7
 * for any finite argument: Lambert's continued fraction of tanh, cut after seven terms, at a
 * quarter of the argument, and then two doublings tanh(2y) = 2 tanh(y) / (1 + tanh(y)^2).
 */
public final class Activations {
  /** From here on tanh is 1 in single precision. */
  private static final float SATURATED = 9.02f;

  private Activations() {}

  /** The hyperbolic tangent. */
  public static float tanh(float x) {
    float y = 0.25f * Math.max(-SATURATED, Math.min(SATURATED, x));
    float square = y * y;
    float above = y * (135135f + square * (17325f + square * (378f + square)));
    float below = 135135f + square * (62370f + square * (3150f + 28f * square));
    float quarter = above / below;
    float half = 2f * quarter / (1f + quarter * quarter);
    return 2f * half / (1f + half * half);
  }

  /** The logistic function. */
  public static float logistic(float x) {
    return 0.5f + 0.5f * tanh(0.5f * x);
  }
}
