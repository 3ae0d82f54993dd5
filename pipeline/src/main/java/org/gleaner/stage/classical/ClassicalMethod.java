package org.gleaner.stage.classical;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.spark.ml.Estimator;
import org.apache.spark.ml.PipelineStage;
import org.gleaner.Options;
import org.gleaner.search.DictionaryLimits;
import org.gleaner.search.TermWeighting;
import org.gleaner.stage.DocumentTokenizer;
import org.gleaner.stage.DocumentVectors;
import org.gleaner.stage.TfIdfVectorizer;
import org.gleaner.text.term.Analyzer;
import org.gleaner.text.term.Tokenizers;
import org.gleaner.vector.pool.DocumentPooling;

/**
 * A way to classify texts without training a network: features of the text, which are weights of
 * its terms, a vector pooled of its words' vectors or the vector of a trained network, and a
 * classifier of MLlib's over them. Columns {@code text} and {@code label} (a number) to {@code
 * features}, {@code rawPrediction} and {@code prediction}, as MLlib names them.
 */
public final class ClassicalMethod {
  /** The column of what the classifier reads. */
  static final String FEATURES = "features";

  private final Map<String, String> termDefaults;
  private final Map<String, String> vectorDefaults;
  private final List<String> poolings;
  private final Function<Options, Estimator<?>> classifier;
  private final ClassifierWeights weights;

  /**
   * A method.
   *
   * @param termDefaults options, where they are not the general ones, with terms for features
   * @param vectorDefaults the same with vectors for features
   * @param poolings ways to make a text's vector that it takes; the first is the default
   * @param classifier makes the classifier of the options that it consumes
   * @param weights of the trained classifier
   */
  ClassicalMethod(
      Map<String, String> termDefaults,
      Map<String, String> vectorDefaults,
      List<String> poolings,
      Function<Options, Estimator<?>> classifier,
      ClassifierWeights weights) {
    this.termDefaults = Map.copyOf(termDefaults);
    this.vectorDefaults = Map.copyOf(vectorDefaults);
    this.poolings = List.copyOf(poolings);
    this.classifier = classifier;
    this.weights = weights;
  }

  /** How a trained classifier becomes tensors, and back. */
  ClassifierWeights weights() {
    return weights;
  }

  /**
   * The stages with the weights of terms for features.
   *
   * @param given options of the {@link Analyzer}, the {@link TermWeighting}, the {@link
   *     DictionaryLimits} and the classifier
   * @return the stages, and with them the options in force
   * @throws IllegalArgumentException if an option is unknown or wrong; the message names all
   */
  public Made overTerms(Map<String, String> given) {
    Options options = Options.of(given).prefer(termDefaults);
    TfIdfVectorizer vectorizer = TfIdfVectorizer.consuming(options);
    return made(List.of(vectorizer), options);
  }

  /**
   * The stages with one vector of a text's words for features. The caller still has to set the word
   * vectors of the {@link DocumentVectors} among them.
   *
   * @param given {@code features}, one of the {@link DocumentPooling#METHODS} that the method
   *     takes, {@code clusters} of centroids (100), {@code cluster-seed} (1), {@code tokenizer}
   *     (word) and options of the classifier
   * @return the stages, and with them the options in force
   * @throws IllegalArgumentException if an option is unknown or wrong; the message names all
   */
  public Made overVectors(Map<String, String> given) {
    Options options = Options.of(given).prefer(vectorDefaults);
    String pooling = options.choice(FEATURES, poolings.get(0), poolings.toArray(new String[0]));
    DocumentVectors vectors =
        new DocumentVectors()
            .setMethod(pooling)
            .setClusters(options.integer("clusters", 100, 2, 1_000_000))
            .setSeed(options.integer("cluster-seed", 1, 0, Integer.MAX_VALUE))
            .setOutputCol(FEATURES);
    String[] tokenizers = Tokenizers.CATALOGUE.names().toArray(new String[0]);
    DocumentTokenizer tokenizer =
        new DocumentTokenizer().setTokenizer(options.choice("tokenizer", "word", tokenizers));
    return made(List.of(tokenizer, vectors), options);
  }

  /**
   * The classifier alone, for the vectors that a {@link org.gleaner.stage.TextEncoder} gives.
   *
   * @param given options of the classifier
   * @return no stages of features, the classifier, and with it the options in force
   * @throws IllegalArgumentException if the method takes counts alone, or an option is unknown or
   *     wrong; the message names all
   */
  public Made overSentences(Map<String, String> given) {
    if (!poolings.contains("average")) {
      throw new IllegalArgumentException(
          "Cannot learn from vectors of texts, which have negative numbers. Accepted: the terms of"
              + " texts, or word vectors with features="
              + String.join(", ", poolings));
    }
    return made(List.of(), Options.of(given).prefer(vectorDefaults));
  }

  private Made made(List<PipelineStage> features, Options options) {
    PipelineStage stage = classifier.apply(options);
    options.requireEmpty();
    return new Made(features, stage, options.used());
  }

  /**
   * The stages of a method.
   *
   * @param features text to {@code features}
   * @param classifier {@code features} and {@code label} to {@code prediction}
   * @param options in force
   */
  public record Made(
      List<PipelineStage> features, PipelineStage classifier, Map<String, String> options) {}
}
