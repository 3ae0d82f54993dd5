package org.gleaner.stage.classical;

import java.util.List;
import java.util.Map;
import org.apache.spark.ml.Estimator;
import org.apache.spark.ml.classification.LinearSVC;
import org.apache.spark.ml.classification.LogisticRegression;
import org.apache.spark.ml.classification.NaiveBayes;
import org.apache.spark.ml.classification.OneVsRest;
import org.apache.spark.ml.classification.RandomForestClassifier;
import org.gleaner.Catalogue;
import org.gleaner.Options;
import org.gleaner.vector.pool.DocumentPooling;

/**
 * The classical classifiers by name. The defaults did best on film reviews, news and Chinese hotel
 * reviews: single words and pairs in at least two documents, logarithms of counts.
 */
public final class ClassicalMethods {
  private static final Map<String, String> PAIRS =
      Map.of("max-ngram", "2", "min-documents", "2", "vocabulary-size", "1000000", "tf", "log");

  private static final Map<String, String> PRESENCE =
      Map.of(
          "max-ngram", "3",
          "min-documents", "2",
          "vocabulary-size", "1000000",
          "tf", "binary",
          "idf", "none");

  private static final Map<String, String> FREQUENT_WORDS =
      Map.of("vocabulary-size", "2000", "tf", "log", "stop-words", "none");

  private static final Map<String, String> STANDARDIZED = Map.of("standardize", "true");

  /** Naive Bayes takes counts, which are never negative. */
  private static final List<String> COUNTS = List.of("centroids");

  /**
   * {@code logistic-regression} (options {@code regularization}, {@code iterations}, {@code
   * standardize}), {@code naive-bayes} ({@code smoothing}, {@code model}: multinomial or
   * complement), {@code linear-svm} ({@code regularization}, {@code iterations}, {@code
   * standardize}; one against the rest), {@code random-forest} ({@code trees}, {@code depth},
   * {@code seed}).
   */
  public static final Catalogue<ClassicalMethod> CATALOGUE =
      Catalogue.<ClassicalMethod>of("method")
          .add(
              "logistic-regression",
              new ClassicalMethod(
                  PAIRS,
                  STANDARDIZED,
                  DocumentPooling.METHODS,
                  ClassicalMethods::logistic,
                  new LogisticWeights()))
          .add(
              "naive-bayes",
              new ClassicalMethod(
                  PRESENCE, Map.of(), COUNTS, ClassicalMethods::naiveBayes, new BayesWeights()))
          .add(
              "linear-svm",
              new ClassicalMethod(
                  PAIRS,
                  STANDARDIZED,
                  DocumentPooling.METHODS,
                  ClassicalMethods::linearSvm,
                  new MarginWeights()))
          .add(
              "random-forest",
              new ClassicalMethod(
                  FREQUENT_WORDS,
                  Map.of(),
                  DocumentPooling.METHODS,
                  ClassicalMethods::forest,
                  new ForestWeights()))
          .build();

  private ClassicalMethods() {}

  private static Estimator<?> logistic(Options options) {
    return new LogisticRegression()
        .setRegParam(options.number("regularization", 1e-5, 0, 1e6))
        .setMaxIter(options.integer("iterations", 100, 1, 1_000_000))
        .setStandardization(options.bool("standardize", false));
  }

  private static Estimator<?> naiveBayes(Options options) {
    return new NaiveBayes()
        .setModelType(options.choice("model", "multinomial", "multinomial", "complement"))
        .setSmoothing(options.number("smoothing", 0.2, 0, 1e6));
  }

  private static Estimator<?> linearSvm(Options options) {
    LinearSVC binary =
        new LinearSVC()
            .setRegParam(options.number("regularization", 1e-5, 0, 1e6))
            .setMaxIter(options.integer("iterations", 100, 1, 1_000_000))
            .setStandardization(options.bool("standardize", false));
    return new OneVsRest().setClassifier(binary);
  }

  private static Estimator<?> forest(Options options) {
    return new RandomForestClassifier()
        .setNumTrees(options.integer("trees", 100, 1, 10_000))
        .setMaxDepth(options.integer("depth", 12, 1, 30))
        .setSeed(options.integer("seed", 42, 0, Integer.MAX_VALUE));
  }
}
