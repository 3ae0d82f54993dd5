package org.gleaner.vector.train;

import org.gleaner.vector.VectorMath;

/**
 * Each word of the context predicts the word at the center. The noise words are drawn once for each
 * center and shared by its context (Ji et al. 2016, "Parallelizing Word2Vec in shared and
 * distributed memory"), which leaves quality as it is and reads a sixth of the rows.
 */
final class SkipGram implements WindowLearner {
  private final Replica replica;
  private final OutputLayer units;
  private final LogisticStep step;

  SkipGram(Replica replica, OutputLayer units, LogisticStep step) {
    this.replica = replica;
    this.units = units;
    this.step = step;
  }

  @Override
  public void learn(int[] words, int center, int begin, int end, float rate) {
    step.clear();
    units.add(step, words[center]);
    for (int place = begin; place < end; place++) {
      if (place != center) {
        float[] input = replica.input(words[place]);
        VectorMath.add(input, step.apply(input, rate));
      }
    }
  }
}
