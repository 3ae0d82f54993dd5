package org.gleaner.search;

import java.io.Serializable;

/**
 * How well a document answers a query: the sum over the query's terms of weight times impact.
 * Immutable and thread-safe.
 */
public interface Ranking extends Serializable {
  /** The query of some terms. */
  Query query(TermVector terms, Dictionary dictionary);

  /**
   * The impact of a term on the score of a document that has it.
   *
   * @param count how often the document has it
   * @param length the document's number of terms
   * @param norm the Euclidean length of its tf-idf vector
   */
  double impact(int count, int length, double norm);
}
