package org.gleaner.random;

/**
 * A shuffle of the numbers from 0 to size - 1 that is computed place by place, so that no list of
 * them is needed: a Feistel network over the next even power of two, walked until the number is
 * below the size (Black and Rogaway 2002). Immutable.
 */
public final class Permutation {
  private static final int ROUNDS = 6;
  private static final long STEP = 0x9E3779B97F4A7C15L;

  private final int size;
  private final int half;
  private final long mask;
  private final long key;

  /** The shuffle of that many numbers that belongs to a key. */
  public Permutation(int size, long key) {
    this.size = size;
    this.half = Math.max(1, (33 - Integer.numberOfLeadingZeros(Math.max(1, size - 1))) / 2);
    this.mask = (1L << half) - 1;
    this.key = key;
  }

  /** What stands at a place; each number stands at one. */
  public int of(int place) {
    long number = place;
    do {
      number = network(number);
    } while (number >= size);
    return (int) number;
  }

  private long network(long number) {
    long left = number >>> half;
    long right = number & mask;
    for (int round = 1; round <= ROUNDS; round++) {
      long next = left ^ (mix(key + STEP * (right * ROUNDS + round)) >>> 32 & mask);
      left = right;
      right = next;
    }
    return left << half | right;
  }

  /** A key that depends on several numbers. */
  public static long key(long... numbers) {
    long key = 0;
    for (long number : numbers) {
      key = mix(key + STEP + number);
    }
    return key;
  }

  /** The finaliser of SplitMix64 (Steele, Lea and Flood 2014). */
  private static long mix(long z) {
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
