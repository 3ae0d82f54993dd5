package org.gleaner.search;

import java.io.Serializable;

/** What is searched for. The arrays are not copied: leave them as they are. */
public final class Query implements Serializable {
  private static final long serialVersionUID = 1L;

  private final int[] terms;
  private final double[] weights;

  /**
   * A query.
   *
   * @param terms numbers in the index's dictionary, ascending
   * @param weights what an impact of each is worth
   */
  public Query(int[] terms, double[] weights) {
    this.terms = terms;
    this.weights = weights;
  }

  /** The numbers of the terms, ascending. */
  public int[] terms() {
    return terms;
  }

  /** What an impact of each term is worth. */
  public double[] weights() {
    return weights;
  }
}
