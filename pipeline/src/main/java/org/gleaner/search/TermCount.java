package org.gleaner.search;

import java.io.Serializable;
import java.util.Comparator;
import java.util.Objects;

/** A term of a corpus. */
public final class TermCount implements Serializable {
  private static final long serialVersionUID = 1L;

  /** The most frequent first, ties by text. */
  public static final Comparator<TermCount> MOST_FREQUENT =
      Comparator.comparingLong(TermCount::occurrences).reversed().thenComparing(TermCount::term);

  private final String term;
  private final long occurrences;
  private final long documents;

  /**
   * The counts of a term.
   *
   * @param term the term
   * @param occurrences how often it occurs
   * @param documents in how many documents
   */
  public TermCount(String term, long occurrences, long documents) {
    this.term = term;
    this.occurrences = occurrences;
    this.documents = documents;
  }

  /** The term. */
  public String term() {
    return term;
  }

  /** How often it occurs. */
  public long occurrences() {
    return occurrences;
  }

  /** In how many documents. */
  public long documents() {
    return documents;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TermCount that
        && Objects.equals(term, that.term)
        && occurrences == that.occurrences
        && documents == that.documents;
  }

  @Override
  public int hashCode() {
    return Objects.hash(term, occurrences, documents);
  }

  @Override
  public String toString() {
    return "TermCount[term="
        + term
        + ", occurrences="
        + occurrences
        + ", documents="
        + documents
        + "]";
  }
}
