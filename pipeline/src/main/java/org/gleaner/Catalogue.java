package org.gleaner;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * An immutable map from name to implementation, one for each kind of thing (tokenizers, scorers,
 * encoders, tasks ...). Names are lower case with hyphens; the order of registration is kept.
 *
 * @param <T> what is registered, often a factory
 */
public final class Catalogue<T> {
  private final String kind;
  private final Map<String, T> entries;

  private Catalogue(String kind, Map<String, T> entries) {
    this.kind = kind;
    this.entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
  }

  /** Starts a catalogue of the given kind; the kind is the noun used in messages ("scorer"). */
  public static <T> Builder<T> of(String kind) {
    return new Builder<>(kind);
  }

  /**
   * The entry of that name.
   *
   * @throws IllegalArgumentException if there is no such entry; the message lists the known names
   */
  public T named(String name) {
    T entry = entries.get(name);
    if (entry == null) {
      throw new IllegalArgumentException(
          "Cannot find " + kind + ": " + name + ". Known: " + String.join(", ", names()));
    }
    return entry;
  }

  /** All names in order of registration. */
  public Set<String> names() {
    return entries.keySet();
  }

  /** Collects entries; a name may be given only once. */
  public static final class Builder<T> {
    private final String kind;
    private final Map<String, T> entries = new LinkedHashMap<>();

    private Builder(String kind) {
      this.kind = kind;
    }

    /** Registers an entry. */
    public Builder<T> add(String name, T entry) {
      if (entries.putIfAbsent(name, entry) != null) {
        throw new IllegalArgumentException(
            "Cannot register " + kind + ": " + name + " is already there");
      }
      return this;
    }

    /** The finished catalogue. */
    public Catalogue<T> build() {
      return new Catalogue<>(kind, entries);
    }
  }
}
