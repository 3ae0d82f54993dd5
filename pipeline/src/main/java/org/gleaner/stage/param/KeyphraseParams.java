package org.gleaner.stage.param;

import org.apache.spark.ml.param.BooleanParam;
import org.apache.spark.ml.param.IntParam;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.ParamValidators;
import org.apache.spark.ml.param.StringArrayParam;
import org.apache.spark.sql.types.StructType;
import org.gleaner.Options;
import org.gleaner.io.Schemas;
import org.gleaner.keyphrase.Scorers;
import org.gleaner.keyphrase.document.Scorer;
import org.gleaner.stage.base.OneColumn;

/** The Params that {@code KeyphraseRanker} and its model share. */
public interface KeyphraseParams<S extends KeyphraseParams<S>>
    extends HasTokensCol<S>, HasOutputCol<S>, HasLanguage<S> {

  /** The name of the scorer in {@link Scorers#CATALOGUE}; by default position-weighted-tf-idf. */
  default Param<String> method() {
    return new Param<>(this, "method", "name of the scorer: tf-idf, textrank, yake ...");
  }

  /** The scorer's own settings, each {@code key=value}; by default none. */
  default StringArrayParam methodOptions() {
    return new StringArrayParam(this, "methodOptions", "settings of the scorer, each key=value");
  }

  /** The number of keyphrases of a document, at most; by default 10. */
  default IntParam top() {
    return new IntParam(
        this, "top", "number of keyphrases of a document, at most", ParamValidators.gtEq(0));
  }

  /** Whether the ranked documents are those that were counted; by default false. */
  default BooleanParam leaveOneOut() {
    return new BooleanParam(
        this,
        "leaveOneOut",
        "whether the ranked documents were counted: then each is left out of its own counts");
  }

  /** The method in force. */
  default String getMethod() {
    return getOrDefault(method());
  }

  /** The scorer's settings in force. */
  default String[] getMethodOptions() {
    return getOrDefault(methodOptions());
  }

  /** The number of keyphrases in force. */
  default int getTop() {
    return (int) getOrDefault(top());
  }

  /** Whether each document is left out of its own counts. */
  default boolean getLeaveOneOut() {
    return (boolean) getOrDefault(leaveOneOut());
  }

  /** Sets whether the ranked documents are those that were counted. */
  @SuppressWarnings("unchecked")
  default S setLeaveOneOut(boolean counted) {
    set(leaveOneOut(), counted);
    return (S) this;
  }

  /** Chooses the method. */
  @SuppressWarnings("unchecked")
  default S setMethod(String name) {
    Scorers.CATALOGUE.named(name);
    set(method(), name);
    return (S) this;
  }

  /** Sets the scorer's own settings, each {@code key=value}. */
  @SuppressWarnings("unchecked")
  default S setMethodOptions(String... settings) {
    set(methodOptions(), settings);
    return (S) this;
  }

  /** Sets the number of keyphrases. */
  @SuppressWarnings("unchecked")
  default S setTop(int number) {
    set(top(), number);
    return (S) this;
  }

  /** The defaults; called by constructors. */
  default void setKeyphraseDefaults() {
    setDefault(tokensCol(), "tokens");
    setDefault(outputCol(), "keyphrases");
    setDefault(language(), "en");
    setDefault(method(), "position-weighted-tf-idf");
    setDefault(methodOptions(), new String[0]);
    setDefault(top(), 10);
    setDefault(leaveOneOut(), false);
  }

  /**
   * The scorer of the Params in force.
   *
   * @throws IllegalArgumentException if the method or one of its settings is unknown or wrong
   */
  default Scorer scorer() {
    return scorer(getMethod(), getMethodOptions());
  }

  /** The schema after the model. */
  default StructType keyphraseSchema(StructType schema) {
    return keyphraseColumns().schema(schema);
  }

  private OneColumn keyphraseColumns() {
    return new OneColumn(getTokensCol(), Schemas.TOKENS, getOutputCol(), Schemas.KEYPHRASES);
  }

  /** A scorer by name and settings, each {@code key=value}. */
  static Scorer scorer(String method, String[] settings) {
    return Scorers.CATALOGUE.named(method).apply(Options.ofSettings(settings));
  }
}
