package org.gleaner.random;

/** The parts of SplitMix64 (Steele, Lea and Flood 2014) that hashes and random numbers share. */
public final class SplitMix {
  /** The odd number closest to 2^64 divided by the golden ratio; the step of the generator. */
  public static final long GOLDEN = 0x9E3779B97F4A7C15L;

  private SplitMix() {}

  /** The finaliser: a bijection in which each bit of the number changes about half of the bits. */
  public static long mix(long number) {
    long z = (number ^ (number >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
