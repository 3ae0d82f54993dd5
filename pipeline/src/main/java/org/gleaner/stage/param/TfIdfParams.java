package org.gleaner.stage.param;

import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.param.StringArrayParam;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.gleaner.Options;
import org.gleaner.search.TermWeighting;
import org.gleaner.stage.base.OneColumn;
import org.gleaner.text.term.Analyzer;

/** The Params that {@code TfIdfVectorizer} and its model share. */
public interface TfIdfParams<S extends TfIdfParams<S>> extends HasTextCol<S>, HasOutputCol<S> {

  /** Options of the {@link Analyzer} that makes terms of texts, each {@code key=value}. */
  default StringArrayParam analysis() {
    return new StringArrayParam(
        this,
        "analysis",
        "how texts become terms: tokenizer, stop-words, max-ngram ..., key=value");
  }

  /** Options of the {@link TermWeighting}, each {@code key=value}. */
  default StringArrayParam weighting() {
    return new StringArrayParam(
        this, "weighting", "how counts become weights: tf, idf, norm, each key=value");
  }

  /** The options of the analysis in force. */
  default String[] getAnalysis() {
    return getOrDefault(analysis());
  }

  /** The options of the weighting in force. */
  default String[] getWeighting() {
    return getOrDefault(weighting());
  }

  /**
   * Sets options of the analysis, each {@code key=value}.
   *
   * @throws IllegalArgumentException if one is unknown or wrong
   */
  @SuppressWarnings("unchecked")
  default S setAnalysis(String... options) {
    Options given = Options.ofSettings(options);
    var unused = Analyzer.of(given);
    given.requireEmpty();
    set(analysis(), options);
    return (S) this;
  }

  /**
   * Sets options of the weighting, each {@code key=value}.
   *
   * @throws IllegalArgumentException if one is unknown or wrong
   */
  @SuppressWarnings("unchecked")
  default S setWeighting(String... options) {
    Options given = Options.ofSettings(options);
    var unused = TermWeighting.of(given);
    given.requireEmpty();
    set(weighting(), options);
    return (S) this;
  }

  /** The defaults; called by constructors. */
  default void setTfIdfDefaults() {
    setDefault(textCol(), "text");
    setDefault(outputCol(), "features");
    setDefault(analysis(), new String[0]);
    setDefault(weighting(), new String[0]);
  }

  /** The options of the analysis in force, by key. */
  default Map<String, String> analysisOptions() {
    return new TreeMap<>(Options.pairs(getAnalysis()));
  }

  /** The schema after the model. */
  default StructType tfIdfSchema(StructType schema) {
    return tfIdfColumns().schema(schema);
  }

  /** The columns to read and to append. */
  private OneColumn tfIdfColumns() {
    return new OneColumn(
        getTextCol(), DataTypes.StringType, getOutputCol(), SQLDataTypes.VectorType());
  }
}
