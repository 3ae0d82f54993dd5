package org.gleaner.search;

import java.io.Serializable;

/** The terms of a document with their counts. The arrays are not copied: do not change them. */
public final class TermVector implements Serializable {
  private static final long serialVersionUID = 1L;

  private final int[] terms;
  private final int[] counts;

  /**
   * A vector.
   *
   * @param terms numbers in a {@link Dictionary}, ascending
   * @param counts how often each occurs, at least 1
   */
  public TermVector(int[] terms, int[] counts) {
    this.terms = terms;
    this.counts = counts;
  }

  /** The numbers of the terms, ascending. */
  public int[] terms() {
    return terms;
  }

  /** How often each term occurs. */
  public int[] counts() {
    return counts;
  }

  /** The number of occurrences. */
  public long length() {
    long length = 0;
    for (int count : counts) {
      length += count;
    }
    return length;
  }
}
