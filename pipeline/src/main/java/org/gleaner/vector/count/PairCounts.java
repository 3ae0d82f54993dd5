package org.gleaner.vector.count;

import java.util.Arrays;

/** How often pairs of words meet: a hash table of numbers. Not thread-safe. */
final class PairCounts {
  private static final long NONE = -1;
  private static final int LEAST = 1 << 10;

  private long[] keys = new long[LEAST];
  private long[] counts = new long[LEAST];
  private int size;

  PairCounts() {
    Arrays.fill(keys, NONE);
  }

  /** Of two words in either order; never negative. */
  static long key(int word, int other) {
    return (long) Math.min(word, other) << 32 | Math.max(word, other);
  }

  /** A bijective hash that looks random. */
  static long hash(long key) {
    long mixed = (key ^ (key >>> 32)) * 0x9E3779B97F4A7C15L;
    mixed = (mixed ^ (mixed >>> 29)) * 0xBF58476D1CE4E5B9L;
    return mixed ^ (mixed >>> 32);
  }

  void add(long key, long count) {
    if (size * 2 >= keys.length) {
      grow();
    }
    int place = place(key);
    if (keys[place] == NONE) {
      keys[place] = key;
      size++;
    }
    counts[place] += count;
  }

  private int place(long key) {
    int mask = keys.length - 1;
    int place = (int) hash(key) & mask;
    while (keys[place] != NONE && keys[place] != key) {
      place = (place + 1) & mask;
    }
    return place;
  }

  private void grow() {
    long[] oldKeys = keys;
    long[] oldCounts = counts;
    keys = new long[oldKeys.length * 2];
    counts = new long[oldKeys.length * 2];
    Arrays.fill(keys, NONE);
    for (int i = 0; i < oldKeys.length; i++) {
      if (oldKeys[i] != NONE) {
        int place = place(oldKeys[i]);
        keys[place] = oldKeys[i];
        counts[place] = oldCounts[i];
      }
    }
  }

  /** The number of pairs. */
  int size() {
    return size;
  }

  /** The count of a pair, 0 if it is absent. */
  long count(long key) {
    return counts[place(key)];
  }

  /** The keys in no order. */
  long[] keys() {
    return Arrays.stream(keys).filter(key -> key != NONE).toArray();
  }
}
