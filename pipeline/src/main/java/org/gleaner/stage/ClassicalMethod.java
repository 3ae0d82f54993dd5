package org.gleaner.stage;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.apache.spark.ml.Estimator;
import org.apache.spark.ml.PipelineStage;
import org.gleaner.Options;
import org.gleaner.search.DictionaryLimits;
import org.gleaner.search.TermWeighting;
import org.gleaner.text.Analyzer;

/**
 * A way to classify texts without a network: terms of the text as features, and a classifier of
 * MLlib's over them. Columns {@code text} and {@code label} (a number) to {@code features}, {@code
 * rawPrediction} and {@code prediction}, as MLlib names them.
 */
public final class ClassicalMethod {
  private final Map<String, String> defaults;
  private final Function<Options, Estimator<?>> classifier;

  /**
   * A method.
   *
   * @param defaults options of the features, where they are not the general ones
   * @param classifier makes the classifier of the options that it consumes
   */
  ClassicalMethod(Map<String, String> defaults, Function<Options, Estimator<?>> classifier) {
    this.defaults = new TreeMap<>(defaults);
    this.classifier = classifier;
  }

  /**
   * The two stages of the method: features and classifier.
   *
   * @param given options of the {@link Analyzer}, the {@link TermWeighting}, the {@link
   *     DictionaryLimits} and the classifier
   * @return the stages, and with them the options in force
   * @throws IllegalArgumentException if an option is unknown or wrong; all are told
   */
  public Made stages(Map<String, String> given) {
    Map<String, String> all = new TreeMap<>(defaults);
    all.putAll(given);
    Options options = Options.of(all);
    var unused = Analyzer.of(options);
    TfIdfVectorizer vectorizer = new TfIdfVectorizer();
    vectorizer.set(vectorizer.analysis(), settings(options.used()));
    Map<String, String> before = options.used();
    var unusedToo = TermWeighting.of(options);
    Map<String, String> weighting = options.used();
    weighting.keySet().removeAll(before.keySet());
    vectorizer.set(vectorizer.weighting(), settings(weighting));
    DictionaryLimits limits = DictionaryLimits.of(options);
    vectorizer
        .setVocabularySize(limits.vocabularySize())
        .setMinDocuments((int) limits.minDocuments())
        .setMaxDocumentShare(limits.maxDocumentShare());
    PipelineStage made = classifier.apply(options);
    options.requireEmpty();
    return new Made(vectorizer, made, options.used());
  }

  private static String[] settings(Map<String, String> options) {
    return options.entrySet().stream()
        .map(option -> option.getKey() + "=" + option.getValue())
        .toArray(String[]::new);
  }

  /**
   * The stages of a method.
   *
   * @param features text to {@code features}
   * @param classifier {@code features} and {@code label} to {@code prediction}
   * @param options in force
   */
  public record Made(
      TfIdfVectorizer features, PipelineStage classifier, Map<String, String> options) {}
}
