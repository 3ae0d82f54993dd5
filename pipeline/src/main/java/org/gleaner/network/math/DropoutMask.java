package org.gleaner.network.math;

import java.util.Arrays;

/**
 * Which values inverted dropout sets to zero. The choice depends on the seed, the iteration and the
 * place in the array alone, so that training on threads is repeatable. Srivastava et al. (2014).
 */
public final class DropoutMask {
  private static final long STEP = 0x9E3779B97F4A7C15L;

  private final double rate;
  private final long state;

  /** A mask that drops each place with probability {@code rate}. */
  public DropoutMask(double rate, long seed, int iteration) {
    this.rate = rate;
    this.state = mix(seed + STEP * iteration);
  }

  /** Whether a place is dropped. */
  public boolean drops(long place) {
    return mix(state + STEP * place) >>> 33 < (long) (rate * (1L << 31));
  }

  /** The mask as factors: 0 for what is dropped, otherwise the one that keeps the mean. */
  public static float[] factors(int size, double rate, long seed, int iteration) {
    DropoutMask mask = new DropoutMask(rate, seed, iteration);
    float[] factors = new float[size];
    Arrays.fill(factors, (float) (1 / (1 - rate)));
    for (int i = 0; i < size; i++) {
      factors[i] = mask.drops(i) ? 0 : factors[i];
    }
    return factors;
  }

  /** The finaliser of SplitMix64 (Steele, Lea and Flood 2014). */
  private static long mix(long z) {
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
