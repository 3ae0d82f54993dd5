package org.gleaner.vector;

import java.io.Serializable;
import java.util.Locale;
import org.gleaner.Options;

/** How word vectors are trained. */
public final class WordVectorSettings implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Each word of a context predicts the word in its middle. */
  public static final String SKIP_GRAM = "skip-gram";

  /** Predicts a word by the mean of its context. */
  public static final String CBOW = "cbow";

  /** Predicts the logarithm of how often two words meet, by least squares. */
  public static final String GLOVE = "glove";

  /** Distinguishes a word from noise words. */
  public static final String NEGATIVE_SAMPLING = "negative-sampling";

  /** Predicts the path to a word in a Huffman tree. */
  public static final String HIERARCHICAL_SOFTMAX = "hierarchical-softmax";

  private static final String LEAST_SQUARES = "least-squares";

  private final String method;
  private final String loss;
  private final int dimensions;
  private final int window;
  private final int negatives;
  private final double sample;
  private final double learningRate;
  private final int epochs;
  private final int minCount;
  private final int maxWords;
  private final int minNgram;
  private final int maxNgram;
  private final int buckets;
  private final int roundsPerEpoch;
  private final int workers;
  private final int phrases;
  private final double phraseThreshold;
  private final double fullCount;
  private final double power;
  private final long seed;

  /** The settings, unchecked; the accessors describe them. */
  public WordVectorSettings(
      String method,
      String loss,
      int dimensions,
      int window,
      int negatives,
      double sample,
      double learningRate,
      int epochs,
      int minCount,
      int maxWords,
      int minNgram,
      int maxNgram,
      int buckets,
      int roundsPerEpoch,
      int workers,
      int phrases,
      double phraseThreshold,
      double fullCount,
      double power,
      long seed) {
    this.method = method;
    this.loss = loss;
    this.dimensions = dimensions;
    this.window = window;
    this.negatives = negatives;
    this.sample = sample;
    this.learningRate = learningRate;
    this.epochs = epochs;
    this.minCount = minCount;
    this.maxWords = maxWords;
    this.minNgram = minNgram;
    this.maxNgram = maxNgram;
    this.buckets = buckets;
    this.roundsPerEpoch = roundsPerEpoch;
    this.workers = workers;
    this.phrases = phrases;
    this.phraseThreshold = phraseThreshold;
    this.fullCount = fullCount;
    this.power = power;
    this.seed = seed;
  }

  /**
   * {@code skip-gram} or {@code cbow} (Mikolov et al. 2013), or {@code glove} (Pennington et al.
   * 2014).
   */
  public String method() {
    return method;
  }

  /** {@code negative-sampling} or {@code hierarchical-softmax}; of GloVe {@code least-squares}. */
  public String loss() {
    return loss;
  }

  /** Length of a vector. */
  public int dimensions() {
    return dimensions;
  }

  /**
   * Words on each side that are context, at most; each place draws its own, from 1 on, while GloVe
   * counts a word at distance d as 1/d.
   */
  public int window() {
    return window;
  }

  /** Noise words for each word that is predicted; 0 for GloVe. */
  public int negatives() {
    return negatives;
  }

  /**
   * Words that make up a larger share of the corpus than this are skipped now and then; 0 to skip
   * none.
   */
  public double sample() {
    return sample;
  }

  /**
   * Initial learning rate; it falls linearly to a 10,000th of itself, while GloVe divides it by the
   * gradients so far (AdaGrad).
   */
  public double learningRate() {
    return learningRate;
  }

  /** Passes over the corpus. */
  public int epochs() {
    return epochs;
  }

  /** Words that occur less often have no vector. */
  public int minCount() {
    return minCount;
  }

  /** Most words, the most frequent ones. */
  public int maxWords() {
    return maxWords;
  }

  /** Least length of the character n-grams that words are composed of; 0 for none. */
  public int minNgram() {
    return minNgram;
  }

  /** Greatest length of these n-grams. */
  public int maxNgram() {
    return maxNgram;
  }

  /** Number of buckets to which n-grams are hashed. */
  public int buckets() {
    return buckets;
  }

  /**
   * At most how often per epoch the executors' replicas are averaged; rows of rare words wait up to
   * 16 times as long. A single machine has nothing to average and at most 32 rounds of a million
   * words or more.
   */
  public int roundsPerEpoch() {
    return roundsPerEpoch;
  }

  /**
   * Tasks that learn side by side; 0 for as many as Spark runs at once. One learns the same to the
   * last bit each time, and so does one on each executor while Spark leaves it there; more on a
   * machine do not, since they share rows without locks.
   */
  public int workers() {
    return workers;
  }

  /**
   * How often pairs of words that belong together are joined before training; 0 for single words.
   */
  public int phrases() {
    return phrases;
  }

  /** Lowest score of a pair that is joined; each further pass takes half of it. */
  public double phraseThreshold() {
    return phraseThreshold;
  }

  /** GloVe's x_max: pairs of words that meet as often as this, or more, have full weight. */
  public double fullCount() {
    return fullCount;
  }

  /** GloVe's alpha: rarer pairs weigh their share of {@code fullCount} to this power. */
  public double power() {
    return power;
  }

  /** Seed of every random choice. */
  public long seed() {
    return seed;
  }

  /** The settings of options; a missing option has its default, which may depend on the method. */
  public static WordVectorSettings of(Options options) {
    String method = options.choice("method", SKIP_GRAM, SKIP_GRAM, CBOW, GLOVE);
    boolean glove = method.equals(GLOVE);
    return new WordVectorSettings(
        method,
        glove
            ? options.choice("loss", LEAST_SQUARES, LEAST_SQUARES)
            : options.choice("loss", NEGATIVE_SAMPLING, NEGATIVE_SAMPLING, HIERARCHICAL_SOFTMAX),
        options.integer("dimensions", 100, 1, 10_000),
        options.integer("window", glove ? 10 : 5, 1, 1_000),
        glove ? 0 : options.integer("negatives", 5, 1, 1_000),
        glove ? 0 : options.number("sample", 1e-3, 0, 1),
        options.number("learning-rate", glove ? 0.05 : 0.1, 1e-9, 10),
        options.integer("epochs", glove ? 15 : 1, 1, 100_000),
        options.integer("min-count", 5, 1, Integer.MAX_VALUE),
        options.integer("max-words", 5_000_000, 1, 100_000_000),
        glove ? 0 : options.integer("min-ngram", 0, 0, 100),
        glove ? 0 : options.integer("max-ngram", 6, 0, 100),
        glove ? 0 : options.integer("buckets", 2_000_000, 1, 1 << 30),
        options.integer("rounds", glove ? 32 : 128, 1, 100_000),
        options.integer("workers", 0, 0, 100_000),
        options.integer("phrases", 0, 0, 4),
        options.number("phrase-threshold", 100, 1e-9, 1e12),
        glove ? options.number("full-count", 10, 1e-9, 1e12) : 0,
        glove ? options.number("power", 0.75, 0, 1) : 0,
        (long) options.number("seed", 1, -9e15, 9e15));
  }

  /** The defaults. */
  public static WordVectorSettings defaults() {
    return of(Options.none());
  }

  /** Whether words are composed of character n-grams. */
  public boolean usesSubwords() {
    return minNgram > 0;
  }

  /** Whether counts of pairs of words are learnt from, not sentences. */
  public boolean usesPairs() {
    return method.equals(GLOVE);
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "WordVectorSettings[method=%s, loss=%s, dimensions=%s, window=%s, "
            + "negatives=%s, sample=%s, learningRate=%s, epochs=%s, minCount=%s, "
            + "maxWords=%s, minNgram=%s, maxNgram=%s, buckets=%s, roundsPerEpoch=%s, "
            + "workers=%s, phrases=%s, phraseThreshold=%s, fullCount=%s, power=%s, "
            + "seed=%s]",
        method,
        loss,
        dimensions,
        window,
        negatives,
        sample,
        learningRate,
        epochs,
        minCount,
        maxWords,
        minNgram,
        maxNgram,
        buckets,
        roundsPerEpoch,
        workers,
        phrases,
        phraseThreshold,
        fullCount,
        power,
        seed);
  }
}
