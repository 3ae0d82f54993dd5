package org.gleaner.vector;

/** Learns from blocks of sentences, the rate falling sentence by sentence. */
final class BlockLearner {
  private static final int SLICE = 1_000;

  private final SentenceLearner learner;
  private final RoundTask task;
  private final double blocks;
  private int done;

  /**
   * A learner.
   *
   * @param blocks that it will be given
   */
  BlockLearner(SentenceLearner learner, RoundTask task, int blocks) {
    this.learner = learner;
    this.task = task;
    this.blocks = blocks;
  }

  /** Learns from one block. */
  void learn(int[] block) {
    int begin = 0;
    for (int i = 0; i < block.length; i++) {
      boolean end = block[i] == TokenChunk.END;
      if (end || i - begin == SLICE) {
        learner.learn(block, begin, i, rate(i, block.length));
        begin = end ? i + 1 : i;
      }
    }
    learner.learn(block, begin, block.length, rate(block.length, block.length));
    done++;
  }

  private float rate(int at, int length) {
    return task.rate((done + (double) at / length) / blocks);
  }
}
