package org.gleaner.vector.train;

import org.gleaner.vector.count.TokenChunk;

/** Learns from blocks of sentences, the rate falling sentence by sentence. */
final class Word2VecLearner implements BlockLearner {
  private static final int SLICE = 1_000;

  private final SentenceLearner learner;
  private final LogisticStep step;
  private final RoundTask task;
  private final double blocks;
  private int done;

  /**
   * A learner.
   *
   * @param step of the sentence learner
   * @param blocks that it will be given
   */
  Word2VecLearner(SentenceLearner learner, LogisticStep step, RoundTask task, int blocks) {
    this.learner = learner;
    this.step = step;
    this.task = task;
    this.blocks = blocks;
  }

  @Override
  public long learn(int[] block) {
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
    return TokenChunk.words(block);
  }

  @Override
  public double lossSum() {
    return step.lossSum();
  }

  @Override
  public double lossCount() {
    return step.lossCount();
  }

  private float rate(int at, int length) {
    return task.rate((done + (double) at / length) / blocks);
  }
}
