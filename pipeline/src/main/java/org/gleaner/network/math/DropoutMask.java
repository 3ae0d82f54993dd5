package org.gleaner.network.math;

import java.util.Arrays;

/**
 * Which values inverted dropout sets to zero. The choice depends on the seed, the iteration and the
 * place in the array alone, so that training on threads is repeatable. Srivastava et al. (2014).
 */
public final class DropoutMask {
  private static final long STEP = 0x9E3779B97F4A7C15L;

  private DropoutMask() {}

  /** Sets each value to zero with that probability and scales the others. */
  public static void drop(float[] values, double rate, long seed, int iteration) {
    long state = mix(seed + STEP * iteration);
    float scale = (float) (1 / (1 - rate));
    for (int i = 0; i < values.length; i++) {
      values[i] = chosen(state, i, rate) ? 0 : values[i] * scale;
    }
  }

  /** Replaces every {@code stride}-th value, unless it is 0, by another with that probability. */
  public static void replace(
      float[] values, int stride, double rate, float by, long seed, int iteration) {
    long state = mix(seed + STEP * iteration);
    for (int i = 0; i < values.length; i += stride) {
      values[i] = values[i] != 0 && chosen(state, i, rate) ? by : values[i];
    }
  }

  /** Where to drop, as factors: 0, or what keeps the mean. */
  public static float[] factors(int size, double rate, long seed, int iteration) {
    float[] factors = new float[size];
    Arrays.fill(factors, 1f);
    drop(factors, rate, seed, iteration);
    return factors;
  }

  private static boolean chosen(long state, int place, double rate) {
    return mix(state + STEP * place) >>> 33 < (long) (rate * (1L << 31));
  }

  /** The finaliser of SplitMix64 (Steele, Lea and Flood 2014). */
  private static long mix(long z) {
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
