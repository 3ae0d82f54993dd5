package org.gleaner.vector.train;

/**
 * The mean of a word's n-grams predicts each word of its context (Bojanowski et al. 2017,
 * "Enriching word vectors with subword information"). The n-grams are read and moved once for the
 * whole context.
 */
final class SubwordSkipGram implements WindowLearner {
  private final AveragedInput input;
  private final OutputLayer units;
  private final LogisticStep step;

  SubwordSkipGram(AveragedInput input, OutputLayer units, LogisticStep step) {
    this.input = input;
    this.units = units;
    this.step = step;
  }

  @Override
  public void learn(int[] words, int center, int begin, int end, float rate) {
    input.clear();
    input.add(words[center]);
    step.clear();
    units.addContext(step, words, center, begin, end);
    input.move(step.apply(input.mean(), rate));
  }
}
