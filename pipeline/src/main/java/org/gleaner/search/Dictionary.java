package org.gleaner.search;

import java.io.Serializable;
import java.util.List;

/**
 * The terms of a corpus, numbered from 0 by falling occurrences, ties by text, with the number of
 * documents that have each. Immutable and thread-safe.
 */
public final class Dictionary implements Serializable {
  private static final long serialVersionUID = 1L;

  private final String[] terms;
  private final long[] frequencies;
  private final long documents;
  private transient volatile TermNumbers numbers;

  Dictionary(String[] terms, long[] frequencies, long documents) {
    this.terms = terms;
    this.frequencies = frequencies;
    this.documents = documents;
  }

  /**
   * A dictionary of counted terms.
   *
   * @param counts the terms, each once, in any order
   * @param documents how many documents were counted
   */
  public static Dictionary of(List<TermCount> counts, long documents) {
    TermCount[] sorted = counts.toArray(new TermCount[0]);
    java.util.Arrays.sort(sorted, TermCount.MOST_FREQUENT);
    String[] terms = new String[sorted.length];
    long[] frequencies = new long[sorted.length];
    for (int i = 0; i < sorted.length; i++) {
      terms[i] = sorted[i].term();
      frequencies[i] = sorted[i].documents();
    }
    return new Dictionary(terms, frequencies, documents);
  }

  /** The number of a term, or -1 if it is not there. */
  public int number(String term) {
    return numbers().find(term);
  }

  /** The term of a number. */
  public String term(int number) {
    return terms[number];
  }

  /** How many documents have the term of that number. */
  public long frequency(int number) {
    return frequencies[number];
  }

  /** How many documents the corpus has. */
  public long documents() {
    return documents;
  }

  /** How many terms there are. */
  public int size() {
    return terms.length;
  }

  private TermNumbers numbers() {
    TermNumbers made = numbers;
    if (made == null) {
      made = new TermNumbers();
      for (String term : terms) {
        made.add(term);
      }
      numbers = made;
    }
    return made;
  }
}
