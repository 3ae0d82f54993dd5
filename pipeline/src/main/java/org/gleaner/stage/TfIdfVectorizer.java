package org.gleaner.stage;

import java.util.Map;
import org.apache.spark.ml.Estimator;
import org.apache.spark.ml.param.DoubleParam;
import org.apache.spark.ml.param.IntParam;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.ml.param.ParamValidators;
import org.apache.spark.ml.util.DefaultParamsReadable;
import org.apache.spark.ml.util.DefaultParamsWritable;
import org.apache.spark.ml.util.Identifiable$;
import org.apache.spark.ml.util.MLReader;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.types.StructType;
import org.gleaner.Options;
import org.gleaner.pass.DictionaryPass;
import org.gleaner.search.Dictionary;
import org.gleaner.search.DictionaryLimits;
import org.gleaner.search.TermWeighting;
import org.gleaner.stage.param.TfIdfParams;
import org.gleaner.text.term.Analyzer;

/**
 * Learns the terms of a corpus and in how many documents each stands: tokenising, counting and
 * weighting in one stage, where MLlib needs Tokenizer, NGram, StopWordsRemover, CountVectorizer,
 * IDF and Normalizer. One pass over the texts. Null texts are left out.
 *
 * <pre>{@code
 * new TfIdfVectorizer()
 *     .setAnalysis("tokenizer=letters", "max-ngram=2")
 *     .setWeighting("tf=log")
 *     .setMinDocuments(2)
 *     .fit(documents)
 *     .transform(documents);                // text -> features, a sparse vector
 * }</pre>
 */
public final class TfIdfVectorizer extends Estimator<TfIdfVectorizerModel>
    implements TfIdfParams<TfIdfVectorizer>, DefaultParamsWritable {
  private static final long serialVersionUID = 1L;

  private final String uid;

  /** A stage with a fresh uid. */
  public TfIdfVectorizer() {
    this(Identifiable$.MODULE$.randomUID("tfIdfVectorizer"));
  }

  /** A stage with the given uid. */
  public TfIdfVectorizer(String uid) {
    this.uid = uid;
    setTfIdfDefaults();
    setDefault(vocabularySize(), 1 << 18);
    setDefault(minDocuments(), 1);
    setDefault(maxDocumentShare(), 1.0);
  }

  /**
   * A stage of options by the names that the command line has.
   *
   * @throws IllegalArgumentException if one is unknown or wrong; the message names all
   */
  public static TfIdfVectorizer of(Map<String, String> given) {
    Options options = Options.of(given);
    TfIdfVectorizer stage = consuming(options);
    options.requireEmpty();
    return stage;
  }

  /** A stage of the options it knows; others may be left over. */
  public static TfIdfVectorizer consuming(Options options) {
    TfIdfVectorizer stage = new TfIdfVectorizer();
    var unused = Analyzer.of(options);
    Map<String, String> analysis = options.used();
    var unusedToo = TermWeighting.of(options);
    Map<String, String> weighting = options.used();
    weighting.keySet().removeAll(analysis.keySet());
    stage.set(stage.analysis(), Options.settings(analysis));
    stage.set(stage.weighting(), Options.settings(weighting));
    DictionaryLimits limits = DictionaryLimits.of(options);
    return stage
        .setVocabularySize(limits.vocabularySize())
        .setMinDocuments((int) limits.minDocuments())
        .setMaxDocumentShare(limits.maxDocumentShare());
  }

  /** The most terms: those that occur most often; by default 262,144. */
  public IntParam vocabularySize() {
    return new IntParam(
        this,
        "vocabularySize",
        "number of terms, at most",
        ParamValidators.inRange(1, DictionaryLimits.MAX_VOCABULARY));
  }

  /** Terms of fewer documents are left out; by default 1. */
  public IntParam minDocuments() {
    return new IntParam(
        this, "minDocuments", "terms of fewer documents are left out", ParamValidators.gtEq(1));
  }

  /** Terms of a larger share of the documents are left out; by default 1. */
  public DoubleParam maxDocumentShare() {
    return new DoubleParam(
        this,
        "maxDocumentShare",
        "terms of a larger share of the documents are left out",
        ParamValidators.inRange(0, 1, false, true));
  }

  /** Sets the largest vocabulary. */
  public TfIdfVectorizer setVocabularySize(int size) {
    set(vocabularySize(), size);
    return this;
  }

  /** Sets in how many documents a term must stand. */
  public TfIdfVectorizer setMinDocuments(int documents) {
    set(minDocuments(), documents);
    return this;
  }

  /** Sets in how large a share of the documents a term may stand. */
  public TfIdfVectorizer setMaxDocumentShare(double share) {
    set(maxDocumentShare(), share);
    return this;
  }

  @Override
  public String uid() {
    return uid;
  }

  @Override
  public TfIdfVectorizerModel fit(Dataset<?> dataset) {
    transformSchema(dataset.schema());
    DictionaryLimits limits =
        new DictionaryLimits(
            (int) getOrDefault(vocabularySize()),
            (int) getOrDefault(minDocuments()),
            (double) getOrDefault(maxDocumentShare()));
    Dictionary dictionary =
        new DictionaryPass(analysisOptions(), limits)
            .run(dataset.select(getTextCol()).as(Encoders.STRING()).javaRDD());
    return copyValues(new TfIdfVectorizerModel(uid, dictionary), new ParamMap()).setParent(this);
  }

  @Override
  public StructType transformSchema(StructType schema) {
    return tfIdfSchema(schema);
  }

  @Override
  public TfIdfVectorizer copy(ParamMap extra) {
    return defaultCopy(extra);
  }

  /** Reads a saved stage. */
  public static MLReader<TfIdfVectorizer> read() {
    return new DefaultParamsReadable<TfIdfVectorizer>() {}.read();
  }
}
