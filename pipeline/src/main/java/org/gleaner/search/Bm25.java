package org.gleaner.search;

/**
 * Okapi BM25 (Robertson and Zaragoza, The Probabilistic Relevance Framework: BM25 and Beyond,
 * 2009), with ln(1 + (n - df + 0.5) / (df + 0.5)) for the inverse document frequency, which is
 * never negative.
 */
public final class Bm25 implements Ranking {
  private static final long serialVersionUID = 1L;

  private final double k1;
  private final double b;
  private final double averageLength;

  /**
   * The ranking with its parameters.
   *
   * @param k1 how soon further occurrences stop counting
   * @param b how much long documents are penalised, from 0 to 1
   * @param averageLength average length of the documents of the index
   */
  public Bm25(double k1, double b, double averageLength) {
    this.k1 = k1;
    this.b = b;
    this.averageLength = averageLength;
  }

  /** How soon further occurrences stop counting. */
  public double k1() {
    return k1;
  }

  /** How much long documents are penalised, from 0 to 1. */
  public double b() {
    return b;
  }

  /** Average length of the documents of the index. */
  public double averageLength() {
    return averageLength;
  }

  @Override
  public Query query(TermVector terms, Dictionary dictionary) {
    double[] weights = new double[terms.terms().length];
    for (int i = 0; i < weights.length; i++) {
      double frequency = dictionary.frequency(terms.terms()[i]);
      double rarity = Math.log(1 + (dictionary.documents() - frequency + 0.5) / (frequency + 0.5));
      weights[i] = terms.counts()[i] * rarity * (k1 + 1);
    }
    return new Query(terms.terms(), weights);
  }

  @Override
  public double impact(int count, int length, double norm) {
    return count / (count + k1 * (1 - b + b * length / averageLength));
  }
}
