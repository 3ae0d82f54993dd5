package org.gleaner.random;

/** A running hash of numbers in their order; the bounds of arrays count too. Not cryptographic. */
public final class Fingerprint {
  private long value;

  /** Adds a number. */
  public Fingerprint add(long number) {
    value = Permutation.key(value, number);
    return this;
  }

  /** Adds rows with their lengths. */
  public Fingerprint add(int[][] rows) {
    add(rows.length);
    for (int[] row : rows) {
      add(row.length);
      for (int number : row) {
        value = (value ^ number) * SplitMix.GOLDEN;
        value ^= value >>> 29;
      }
    }
    return this;
  }

  /** Adds numbers, bit for bit, with their count. */
  public Fingerprint add(float[] numbers) {
    add(numbers.length);
    for (float number : numbers) {
      add(Float.floatToIntBits(number));
    }
    return this;
  }

  /** The hash of everything added so far. */
  public long value() {
    return value;
  }
}
