package org.gleaner;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * The things of some names that were asked for last: each is made once, by the thread that asks
 * first, while others that want it wait. Those not asked for longest are forgotten, so that a
 * process that goes on for months does not fill up. Thread-safe.
 *
 * @param <V> what is kept; never null
 */
public final class Recent<V> {
  private final Map<String, Slot<V>> slots;

  /** Keeps up to {@code capacity} things. */
  public Recent(int capacity) {
    this.slots =
        new LinkedHashMap<>(16, 0.75f, true) {
          private static final long serialVersionUID = 1L;

          @Override
          protected boolean removeEldestEntry(Map.Entry<String, Slot<V>> eldest) {
            return size() > capacity;
          }
        };
  }

  /**
   * The thing of that name.
   *
   * @param make makes it where it is not there; if that fails, nothing is kept
   */
  public V get(String name, Function<String, V> make) {
    Slot<V> slot;
    synchronized (slots) {
      slot = slots.computeIfAbsent(name, key -> new Slot<>());
    }
    return slot.get(name, make);
  }

  private static final class Slot<V> {
    private volatile V value;

    V get(String name, Function<String, V> make) {
      V current = value;
      return current == null ? made(name, make) : current;
    }

    private synchronized V made(String name, Function<String, V> make) {
      if (value == null) {
        value = make.apply(name);
      }
      return value;
    }
  }
}
