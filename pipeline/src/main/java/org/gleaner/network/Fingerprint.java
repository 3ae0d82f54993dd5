package org.gleaner.network;

/** A running hash of numbers in their order; arrays are told apart. Not cryptographic. */
final class Fingerprint {
  private long value;

  Fingerprint add(long number) {
    value = Permutation.key(value, number);
    return this;
  }

  Fingerprint add(int[][] rows) {
    add(rows.length);
    for (int[] row : rows) {
      add(row.length);
      for (int number : row) {
        value = (value ^ number) * 0x9E3779B97F4A7C15L;
        value ^= value >>> 29;
      }
    }
    return this;
  }

  Fingerprint add(float[] numbers) {
    add(numbers.length);
    for (float number : numbers) {
      add(Float.floatToIntBits(number));
    }
    return this;
  }

  long value() {
    return value;
  }
}
