package org.gleaner.vector.train;

import org.gleaner.random.RandomStream;
import org.gleaner.vector.WordVectorSettings;
import org.gleaner.vector.WordVectorTable;
import org.gleaner.vector.WordVocabulary;

/**
 * GloVe (Pennington, Socher and Manning 2014, "GloVe: Global vectors for word representation"): the
 * scalar product of a word's and a context's vector, and a bias of each, are to be the logarithm of
 * how often the two meet. A row is vector and bias, then for each of these numbers the sum of its
 * squared steps, from 1 on; input rows are words, output rows contexts. A word's vector is the sum
 * of the two.
 */
final class GloveLearning implements WordVectorLearning {
  private final WordVectorSettings settings;
  private final WordVocabulary vocabulary;

  GloveLearning(WordVectorSettings settings, WordVocabulary vocabulary) {
    this.settings = settings;
    this.vocabulary = vocabulary;
  }

  /** The numbers of a row and their sums of squares are averaged separately. */
  @Override
  public RowLayout layout(int rounds) {
    return new RowLayout(rows(), width(), 2, row -> RowLayout.MANY, row -> RowLayout.ONCE);
  }

  private int rows() {
    return Math.multiplyExact(2, vocabulary.size());
  }

  private int width() {
    return 2 * (settings.dimensions() + 1);
  }

  @Override
  public Replica begin(boolean one) {
    return new Replica(rows(-1), rows(-2), one);
  }

  private float[][] rows(int side) {
    int numbers = settings.dimensions() + 1;
    float[][] rows = new float[vocabulary.size()][width()];
    for (int row = 0; row < rows.length; row++) {
      RandomStream random = new RandomStream(RandomStream.seed(settings.seed(), side, row));
      for (int i = 0; i < numbers; i++) {
        rows[row][i] = (random.nextFloat() - 0.5f) / settings.dimensions();
        rows[row][numbers + i] = 1;
      }
    }
    return rows;
  }

  @Override
  public BlockLearner learner(Replica replica, RoundTask task, int blocks, int partition) {
    return new GloveLearner(replica, settings);
  }

  @Override
  public WordVectorTable table(Rows rows) {
    float[][] vectors = new float[vocabulary.size()][settings.dimensions()];
    rows.read(rows(), block -> add(block, vectors));
    return new WordVectorTable(vocabulary, vectors, null);
  }

  private void add(RowBlock block, float[][] vectors) {
    for (int i = 0; i < block.rows().length; i++) {
      float[] vector = vectors[block.rows()[i] % vectors.length];
      for (int j = 0; j < vector.length; j++) {
        vector[j] += block.values()[i * width() + j];
      }
    }
  }
}
