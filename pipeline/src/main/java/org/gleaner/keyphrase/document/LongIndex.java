package org.gleaner.keyphrase.document;

/** Numbers 64-bit keys from 0 in order of first sight. Open addressing; not thread-safe. */
public final class LongIndex {
  private static final int SMALLEST = 64;

  private long[] keys = new long[SMALLEST];
  private int[] numbers = new int[SMALLEST];
  private int size;

  /** The number of a key, a new one if it was not seen before. */
  public int number(long key) {
    int slot = slot(key);
    if (numbers[slot] == 0) {
      if (size * 2 >= keys.length) {
        grow();
        slot = slot(key);
      }
      keys[slot] = key;
      numbers[slot] = ++size;
    }
    return numbers[slot] - 1;
  }

  /** The number of a key, or -1 if it was not seen. */
  public int find(long key) {
    return numbers[slot(key)] - 1;
  }

  /** How many keys have a number. */
  public int size() {
    return size;
  }

  private int slot(long key) {
    int mask = keys.length - 1;
    int slot = (int) ((key * 0x9E3779B97F4A7C15L) >>> 32) & mask;
    while (numbers[slot] != 0 && keys[slot] != key) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private void grow() {
    long[] oldKeys = keys;
    int[] oldNumbers = numbers;
    keys = new long[oldKeys.length * 2];
    numbers = new int[oldKeys.length * 2];
    for (int i = 0; i < oldKeys.length; i++) {
      if (oldNumbers[i] != 0) {
        int slot = slot(oldKeys[i]);
        keys[slot] = oldKeys[i];
        numbers[slot] = oldNumbers[i];
      }
    }
  }
}
