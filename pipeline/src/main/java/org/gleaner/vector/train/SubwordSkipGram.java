package org.gleaner.vector.train;

/**
 * The mean of a word's n-grams predicts each word of its context (Bojanowski et al. 2017,
 * "Enriching word vectors with subword information"). The n-grams are read and moved once for the
 * whole context.
 */
final class SubwordSkipGram implements Architecture {
  private final MeanInput input;
  private final OutputUnits units;
  private final LogisticStep step;

  SubwordSkipGram(MeanInput input, OutputUnits units, LogisticStep step) {
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
