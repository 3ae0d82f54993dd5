package org.gleaner.search;

/** The cosine between the tf-idf vectors of query and document. */
public final class TfIdfCosine implements Ranking {
  private static final long serialVersionUID = 1L;

  private final TermWeighting weighting;

  /**
   * A ranking.
   *
   * @param weighting of both; its norm does not matter
   */
  public TfIdfCosine(TermWeighting weighting) {
    this.weighting = weighting;
  }

  /** Of both; its norm does not matter. */
  public TermWeighting weighting() {
    return weighting;
  }

  @Override
  public Query query(TermVector terms, Dictionary dictionary) {
    double[] weights = new double[terms.terms().length];
    double squares = 0;
    for (int i = 0; i < weights.length; i++) {
      double idf = weighting.idf(dictionary.documents(), dictionary.frequency(terms.terms()[i]));
      double weight = weighting.tf(terms.counts()[i]) * idf;
      squares += weight * weight;
      weights[i] = weight * idf;
    }
    double norm = Math.sqrt(squares);
    for (int i = 0; i < weights.length && norm > 0; i++) {
      weights[i] /= norm;
    }
    return new Query(terms.terms(), weights);
  }

  @Override
  public double impact(int count, int length, double norm) {
    return norm > 0 ? weighting.tf(count) / norm : 0;
  }
}
