package org.gleaner.random;

/**
 * A random permutation of the numbers from 0 to size - 1 that is computed number by number, without
 * a list: a Feistel network over the next even power of two, walked until the number is below the
 * size (Black and Rogaway 2002). Immutable.
 */
public final class Permutation {
  private static final int ROUNDS = 6;

  private final int size;
  private final int half;
  private final long mask;
  private final long key;

  /** The permutation of {@code size} numbers that belongs to a key. */
  public Permutation(int size, long key) {
    this.size = size;
    this.half = Math.max(1, (33 - Integer.numberOfLeadingZeros(Math.max(1, size - 1))) / 2);
    this.mask = (1L << half) - 1;
    this.key = key;
  }

  /** The number at a position; each number is at exactly one. */
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
      long next =
          left ^ (SplitMix.mix(key + SplitMix.GOLDEN * (right * ROUNDS + round)) >>> 32 & mask);
      left = right;
      right = next;
    }
    return left << half | right;
  }

  /** A key that depends on several numbers. */
  public static long key(long... numbers) {
    long key = 0;
    for (long number : numbers) {
      key = SplitMix.mix(key + SplitMix.GOLDEN + number);
    }
    return key;
  }
}
