package org.gleaner.search;

import java.io.Serializable;
import java.util.Comparator;

/**
 * A term of a corpus.
 *
 * @param term the term
 * @param occurrences how often it occurs
 * @param documents in how many documents
 */
public record TermCount(String term, long occurrences, long documents) implements Serializable {
  /** The most frequent first, ties by text. */
  public static final Comparator<TermCount> MOST_FREQUENT =
      Comparator.comparingLong(TermCount::occurrences).reversed().thenComparing(TermCount::term);
}
