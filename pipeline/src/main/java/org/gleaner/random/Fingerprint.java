package org.gleaner.random;

/** A running hash of numbers in their order; arrays are told apart. Not cryptographic. */
public final class Fingerprint {
  private long value;

  public Fingerprint add(long number) {
    value = Permutation.key(value, number);
    return this;
  }

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

  public Fingerprint add(float[] numbers) {
    add(numbers.length);
    for (float number : numbers) {
      add(Float.floatToIntBits(number));
    }
    return this;
  }

  public long value() {
    return value;
  }
}
