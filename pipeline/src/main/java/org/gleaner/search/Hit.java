package org.gleaner.search;

import java.io.Serializable;
import java.util.Comparator;

/**
 * A document that a search found.
 *
 * @param id its name
 * @param score the higher the better; scores of different rankings do not compare
 * @param excerpt how it begins
 */
public record Hit(String id, double score, String excerpt) implements Serializable {
  /** The best first, ties by name. */
  public static final Comparator<Hit> BEST_FIRST =
      Comparator.comparingDouble(Hit::score).reversed().thenComparing(Hit::id);
}
