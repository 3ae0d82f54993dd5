package org.gleaner.stage;

import java.util.Map;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.api.java.UDF1;
import org.gleaner.Options;
import org.gleaner.search.Dictionary;
import org.gleaner.search.TermVector;
import org.gleaner.search.TermVectors;
import org.gleaner.search.TermWeighting;
import org.gleaner.text.term.Analyzer;

/** Texts to sparse vectors; what it needs is made once in each thread. */
final class TfIdfFunction implements UDF1<String, Vector> {
  private static final long serialVersionUID = 1L;

  private final Map<String, String> analysis;
  private final TermWeighting weighting;
  private final Broadcast<Dictionary> dictionary;
  private transient ThreadLocal<TermVectors> vectors;
  private transient double[] idf;

  TfIdfFunction(
      Map<String, String> analysis, TermWeighting weighting, Broadcast<Dictionary> dictionary) {
    this.analysis = analysis;
    this.weighting = weighting;
    this.dictionary = dictionary;
  }

  @Override
  public Vector call(String text) {
    TermVector counts = vectors().of(text);
    double[] weights = weighting.weights(counts, idf);
    return Vectors.sparse(idf.length, counts.terms(), weights);
  }

  private synchronized TermVectors vectors() {
    if (vectors == null) {
      Analyzer analyzer = Analyzer.of(Options.of(analysis));
      Dictionary terms = dictionary.value();
      idf = weighting.idf(terms);
      vectors = ThreadLocal.withInitial(() -> new TermVectors(analyzer, terms));
    }
    return vectors.get();
  }
}
