package org.gleaner;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * The most recently used values by name, up to a fixed number. Each is made once, by the first
 * thread that asks, while other threads that ask for it wait. The least recently used value is
 * forgotten, so that a process that runs for months does not fill up. Thread-safe.
 *
 * @param <V> the type of the values; never null
 */
public final class Recent<V> {
  private final Map<String, Slot<V>> slots;

  /** Keeps up to {@code capacity} values. */
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
   * The value of a name.
   *
   * @param make makes the value if it is not kept; if that fails, nothing is kept
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
