package org.gleaner.vector;

/**
 * What all threads of a training share beside the rows: tables made once from vocabulary and
 * settings. Immutable, thread-safe.
 */
final class WordVectorLearning {
  private final WordVectorSettings settings;
  private final WordVocabulary vocabulary;
  private final Subwords subwords;
  private final AliasTable noise;
  private final HuffmanTree tree;
  private final float[] keep;

  WordVectorLearning(WordVectorSettings settings, WordVocabulary vocabulary) {
    boolean negative = settings.loss().equals(WordVectorSettings.NEGATIVE_SAMPLING);
    this.settings = settings;
    this.vocabulary = vocabulary;
    this.subwords =
        settings.usesSubwords()
            ? Subwords.of(vocabulary, settings.minNgram(), settings.maxNgram(), settings.buckets())
            : null;
    this.noise = negative ? NegativeSampling.noise(vocabulary) : null;
    this.tree = negative ? null : HuffmanTree.of(vocabulary);
    this.keep = SentenceLearner.keep(vocabulary, settings.sample());
  }

  /** The n-grams, or null. */
  Subwords subwords() {
    return subwords;
  }

  /** The rows at the begin of the training. */
  Replica begin() {
    return Replica.begin(inputs(), outputs(), settings.dimensions(), settings.seed());
  }

  /** The number of rows. */
  int rows() {
    return Math.addExact(inputs(), outputs());
  }

  /** The number of input rows; they come first. */
  int inputs() {
    return subwords == null ? vocabulary.size() : subwords.size();
  }

  private int outputs() {
    return noise == null ? vocabulary.size() - 1 : vocabulary.size();
  }

  /** A learner for one thread. */
  SentenceLearner learner(Replica replica, LogisticStep step, long stream) {
    RandomStream random = new RandomStream(RandomStream.seed(settings.seed(), 1, stream));
    OutputUnits units =
        noise == null
            ? new HierarchicalSoftmax(replica, tree)
            : new NegativeSampling(replica, noise, random, settings.negatives());
    return new SentenceLearner(architecture(replica, units, step), random, keep, settings.window());
  }

  private Architecture architecture(Replica replica, OutputUnits units, LogisticStep step) {
    if (settings.method().equals(WordVectorSettings.SKIP_GRAM) && subwords == null) {
      return new SkipGram(replica, units, step);
    }
    MeanInput input = new MeanInput(replica, subwords, settings.dimensions());
    return settings.method().equals(WordVectorSettings.SKIP_GRAM)
        ? new SubwordSkipGram(input, units, step)
        : new BagOfWords(input, units, step);
  }
}
