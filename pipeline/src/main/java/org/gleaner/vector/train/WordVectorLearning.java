package org.gleaner.vector.train;

import java.util.function.Consumer;
import org.gleaner.vector.WordVectorSettings;
import org.gleaner.vector.WordVectorTable;
import org.gleaner.vector.WordVocabulary;

/**
 * A way to learn word vectors: its rows, how they are learnt and the vectors that they give.
 * Immutable, thread-safe; all threads of a training share it.
 */
interface WordVectorLearning {
  /** The rows of one replica by parts, handed to a reader one part after the other. */
  @FunctionalInterface
  interface Rows {
    /** Reads the first {@code count} rows. */
    void read(int count, Consumer<RowBlock> reader);
  }

  /** The learning that the settings ask for. */
  static WordVectorLearning of(WordVectorSettings settings, WordVocabulary vocabulary) {
    return settings.usesPairs()
        ? new GloveLearning(settings, vocabulary)
        : new Word2VecLearning(settings, vocabulary);
  }

  /**
   * The rows, and how their replicas are averaged.
   *
   * @param rounds rounds of an epoch
   */
  RowLayout layout(int rounds);

  /**
   * The rows at the start of the training.
   *
   * @param one whether there is one replica only
   */
  Replica begin(boolean one);

  /**
   * A learner for one thread in one round.
   *
   * @param blocks that it will be given
   */
  BlockLearner learner(Replica replica, RoundTask task, int blocks, int partition);

  /** The word vectors of the trained rows. */
  WordVectorTable table(Rows rows);
}
