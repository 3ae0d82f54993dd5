package org.gleaner.vector.train;

import java.util.function.IntToDoubleFunction;
import org.gleaner.random.RandomStream;
import org.gleaner.vector.NgramBuckets;
import org.gleaner.vector.WordVectorSettings;
import org.gleaner.vector.WordVectorTable;
import org.gleaner.vector.WordVocabulary;

/**
 * Learning to predict words by their context: tables made once from vocabulary and settings. Input
 * rows are words and n-grams, output rows words or inner nodes of a Huffman tree.
 */
final class Word2VecLearning implements WordVectorLearning {
  private final WordVectorSettings settings;
  private final WordVocabulary vocabulary;
  private final NgramBuckets subwords;
  private final AliasTable noise;
  private final HuffmanTree tree;
  private final float[] keep;

  Word2VecLearning(WordVectorSettings settings, WordVocabulary vocabulary) {
    boolean negative = settings.loss().equals(WordVectorSettings.NEGATIVE_SAMPLING);
    this.settings = settings;
    this.vocabulary = vocabulary;
    this.subwords =
        settings.usesSubwords()
            ? NgramBuckets.of(
                vocabulary, settings.minNgram(), settings.maxNgram(), settings.buckets())
            : null;
    this.noise = negative ? NegativeSampling.noise(vocabulary) : null;
    this.tree = negative ? null : HuffmanTree.of(vocabulary);
    this.keep = SentenceLearner.keep(vocabulary, settings.sample());
  }

  @Override
  public Replica begin(boolean one) {
    return Replica.begin(inputs(), outputs(), settings.dimensions(), settings.seed(), one);
  }

  /**
   * Changes are summed for output rows of words only. They start at zero and are updated wherever
   * the word is predicted or drawn as noise; skip-gram does so once per context word.
   */
  @Override
  public RowLayout layout(int rounds) {
    int inputs = inputs();
    IntToDoubleFunction in = subwords == null ? vocabulary::count : subwords.places(vocabulary);
    IntToDoubleFunction out =
        noise == null
            ? HierarchicalSoftmax.places(vocabulary, tree)
            : NegativeSampling.places(vocabulary, settings.negatives());
    boolean skips = settings.method().equals(WordVectorSettings.SKIP_GRAM);
    double steps = noise == null ? RowLayout.ONCE : skips ? settings.window() + 1.0 : 1;
    return new RowLayout(
        Math.addExact(inputs, outputs()),
        settings.dimensions(),
        1,
        row -> (row < inputs ? in.applyAsDouble(row) : out.applyAsDouble(row - inputs)) / rounds,
        row -> row < inputs ? RowLayout.ONCE : steps);
  }

  @Override
  public WordVectorTable table(Rows rows) {
    WordVectorTable.Builder table =
        new WordVectorTable.Builder(vocabulary, subwords, settings.dimensions());
    rows.read(inputs(), block -> table.add(block.rows(), block.values()));
    return table.build();
  }

  private int inputs() {
    return subwords == null ? vocabulary.size() : subwords.size();
  }

  private int outputs() {
    return noise == null ? vocabulary.size() - 1 : vocabulary.size();
  }

  @Override
  public BlockLearner learner(Replica replica, RoundTask task, int blocks, int partition) {
    LogisticStep step = new LogisticStep(settings.dimensions());
    return new Word2VecLearner(learner(replica, step, task.stream(partition)), step, task, blocks);
  }

  /** A learner of sentences. */
  SentenceLearner learner(Replica replica, LogisticStep step, long stream) {
    RandomStream random = new RandomStream(RandomStream.seed(settings.seed(), 1, stream));
    OutputLayer units =
        noise == null
            ? new HierarchicalSoftmax(replica, tree)
            : new NegativeSampling(replica, noise, random, settings.negatives());
    return new SentenceLearner(architecture(replica, units, step), random, keep, settings.window());
  }

  private WindowLearner architecture(Replica replica, OutputLayer units, LogisticStep step) {
    if (settings.method().equals(WordVectorSettings.SKIP_GRAM) && subwords == null) {
      return new SkipGram(replica, units, step);
    }
    AveragedInput input = new AveragedInput(replica, subwords, settings.dimensions());
    return settings.method().equals(WordVectorSettings.SKIP_GRAM)
        ? new SubwordSkipGram(input, units, step)
        : new BagOfWords(input, units, step);
  }
}
