package org.gleaner.random;

/**
 * A fast stream of random numbers (SplitMix64, Steele, Lea and Flood 2014): the same seed gives the
 * same numbers on every machine. Not thread-safe.
 */
public final class RandomStream {
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;
  private static final float UNIT = 1f / (1 << 24);
  private static final double FINE_UNIT = 1.0 / (1L << 53);

  private long state;

  public RandomStream(long seed) {
    state = seed;
  }

  /** A seed for one of many streams of one run. */
  public static long seed(long seed, long first, long second) {
    return mix(mix(mix(seed + GOLDEN) + first * GOLDEN) + second * GOLDEN);
  }

  public long next() {
    state += GOLDEN;
    return mix(state);
  }

  /** A number from 0, below {@code bound}. */
  public int next(int bound) {
    return (int) (((next() >>> 32) * bound) >>> 32);
  }

  /** A number from 0, below 1. */
  public float nextFloat() {
    return (next() >>> 40) * UNIT;
  }

  /** A number from 0, below 1, of 53 random bits. */
  public double nextDouble() {
    return (next() >>> 11) * FINE_UNIT;
  }

  private static long mix(long value) {
    long z = value;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
