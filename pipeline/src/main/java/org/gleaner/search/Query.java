package org.gleaner.search;

import java.io.Serializable;

/** The weighted terms of a search. The arrays are not copied: do not change them. */
public final class Query implements Serializable {
  private static final long serialVersionUID = 1L;

  private final int[] terms;
  private final double[] weights;

  /**
   * A query.
   *
   * @param terms numbers in the index's dictionary, ascending
   * @param weights the weight of each term's impact
   */
  public Query(int[] terms, double[] weights) {
    this.terms = terms;
    this.weights = weights;
  }

  /** The numbers of the terms, ascending. */
  public int[] terms() {
    return terms;
  }

  /** The weight of each term's impact. */
  public double[] weights() {
    return weights;
  }
}
