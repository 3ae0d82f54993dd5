package org.gleaner.keyphrase.document;

import java.io.Serializable;
import java.util.Arrays;

/**
 * Counts by 64-bit key, in two flat arrays with open addressing. Not thread-safe while changing.
 */
final class LongCounts implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final int SMALLEST = 16;

  private long[] keys = new long[SMALLEST];
  private int[] counts = new int[SMALLEST];
  private int size;

  /** Adds to the count of a key; the sum stays at the largest int. */
  void add(long key, int count) {
    int slot = slot(key);
    if (counts[slot] == 0) {
      if (size * 3L >= keys.length * 2L) {
        resize(keys.length * 2);
        slot = slot(key);
      }
      keys[slot] = key;
      size++;
    }
    counts[slot] = (int) Math.min(Integer.MAX_VALUE, (long) counts[slot] + count);
  }

  /** The count of a key, 0 if it was never added. */
  int get(long key) {
    return counts[slot(key)];
  }

  /** Number of keys. */
  int size() {
    return size;
  }

  /** Adds all counts of another table. */
  void addAll(LongCounts other) {
    reserve(size + other.size);
    for (int i = 0; i < other.keys.length; i++) {
      if (other.counts[i] > 0) {
        add(other.keys[i], other.counts[i]);
      }
    }
  }

  /** Forgets the keys with a lower count. */
  void removeBelow(int least) {
    int large = 0;
    for (int count : counts) {
      large += count >= least && count > 0 ? 1 : 0;
    }
    LongCounts kept = new LongCounts();
    kept.reserve(large);
    for (int i = 0; i < keys.length; i++) {
      if (counts[i] >= least && counts[i] > 0) {
        kept.add(keys[i], counts[i]);
      }
    }
    keys = kept.keys;
    counts = kept.counts;
    size = kept.size;
  }

  /** The keys in ascending order. */
  long[] sortedKeys() {
    long[] sorted = new long[size];
    int next = 0;
    for (int i = 0; i < keys.length; i++) {
      if (counts[i] > 0) {
        sorted[next++] = keys[i];
      }
    }
    Arrays.sort(sorted);
    return sorted;
  }

  /**
   * Makes room at once. Filling a small table in the slot order of a large one would build long
   * runs of full slots, and quadratic time.
   */
  void reserve(int expected) {
    int capacity = keys.length;
    while (expected * 3L >= capacity * 2L) {
      capacity *= 2;
    }
    if (capacity > keys.length) {
      resize(capacity);
    }
  }

  private int slot(long key) {
    int mask = keys.length - 1;
    int slot = (int) (key ^ (key >>> 32)) & mask;
    while (counts[slot] != 0 && keys[slot] != key) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private void resize(int capacity) {
    long[] oldKeys = keys;
    int[] oldCounts = counts;
    keys = new long[capacity];
    counts = new int[capacity];
    for (int i = 0; i < oldKeys.length; i++) {
      if (oldCounts[i] != 0) {
        int slot = slot(oldKeys[i]);
        keys[slot] = oldKeys[i];
        counts[slot] = oldCounts[i];
      }
    }
  }
}
