package org.gleaner.keyphrase.tagger;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * A thread-safe memory of what was computed for a word. It stops growing when full: the words of a
 * language come in Zipf's order, so the first ones seen are the frequent ones, and a lookup stays
 * one read without a lock. Of other words the most recent are remembered, one in each slot, so that
 * a rare word that a document repeats is computed once. Words longer than {@value #LONGEST} chars
 * (URLs, base64) are computed each time.
 */
public final class BoundedCache<V> {
  private static final int LONGEST = 40;
  private static final int SLOTS = 1 << 13;

  private final ConcurrentHashMap<String, V> values = new ConcurrentHashMap<>();
  private final AtomicInteger free;

  /** Written without a lock: an entry is immutable, and a lost one is computed anew. */
  private final Recent[] recent = new Recent[SLOTS];

  private final Function<String, V> compute;

  /** Remembers up to {@code capacity} words; {@code compute} must be pure. */
  public BoundedCache(int capacity, Function<String, V> compute) {
    this.free = new AtomicInteger(capacity);
    this.compute = compute;
  }

  /** The value of a word, computed if it is not remembered. */
  public V get(String word) {
    V known = values.get(word);
    if (known != null) {
      return known;
    }
    int slot = slot(word);
    Recent last = recent[slot];
    if (last != null && last.word.equals(word)) {
      return valueOf(last);
    }
    V value = compute.apply(word);
    if (word.length() > LONGEST) {
      return value;
    }
    if (free.get() <= 0) {
      recent[slot] = new Recent(word, value);
      return value;
    }
    V earlier = values.putIfAbsent(word, value);
    if (earlier == null) {
      free.decrementAndGet();
    }
    return earlier == null ? value : earlier;
  }

  private static int slot(String word) {
    int hash = word.hashCode();
    return (hash ^ (hash >>> 16)) & (SLOTS - 1);
  }

  @SuppressWarnings("unchecked") // only values of this memory are in its slots
  private V valueOf(Recent entry) {
    return (V) entry.value;
  }

  private static final class Recent {
    private final String word;
    private final Object value;

    Recent(String word, Object value) {
      this.word = word;
      this.value = value;
    }
  }
}
