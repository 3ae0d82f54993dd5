package org.gleaner.random;

/**
 * A fast stream of random numbers (SplitMix64, Steele, Lea and Flood 2014): the same seed gives the
 * same numbers on every machine. Not thread-safe.
 */
public final class RandomStream {
  private static final float UNIT = 1f / (1 << 24);
  private static final double FINE_UNIT = 1.0 / (1L << 53);

  private long state;

  /** A stream that starts from any seed. */
  public RandomStream(long seed) {
    state = seed;
  }

  /** A seed for one of many streams of one run. */
  public static long seed(long seed, long first, long second) {
    return SplitMix.mix(
        SplitMix.mix(SplitMix.mix(seed + SplitMix.GOLDEN) + first * SplitMix.GOLDEN)
            + second * SplitMix.GOLDEN);
  }

  /** 64 random bits. */
  public long next() {
    state += SplitMix.GOLDEN;
    return SplitMix.mix(state);
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
}
