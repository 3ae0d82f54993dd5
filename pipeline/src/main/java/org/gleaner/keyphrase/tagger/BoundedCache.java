package org.gleaner.keyphrase.tagger;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * A thread-safe memory of what was computed for a word. It stops growing when full instead of
 * evicting: the words of a language come in Zipf's order, so the first ones seen are the frequent
 * ones, and a lookup stays one read without a lock. Words longer than {@value #LONGEST} chars
 * (URLs, base64) are computed each time.
 */
public final class BoundedCache<V> {
  private static final int LONGEST = 40;

  private final ConcurrentHashMap<String, V> values = new ConcurrentHashMap<>();
  private final AtomicInteger free;
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
    V value = compute.apply(word);
    if (word.length() <= LONGEST && free.get() > 0) {
      V earlier = values.putIfAbsent(word, value);
      if (earlier != null) {
        return earlier;
      }
      free.decrementAndGet();
    }
    return value;
  }
}
