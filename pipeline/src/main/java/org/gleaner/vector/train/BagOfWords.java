package org.gleaner.vector.train;

/**
 * The mean of the context's words predicts the word at the center (continuous bag of words, Mikolov
 * et al. 2013, "Efficient estimation of word representations"). The error goes to each word of the
 * context in full, as in word2vec.
 */
final class BagOfWords implements WindowLearner {
  private final AveragedInput input;
  private final OutputLayer units;
  private final LogisticStep step;

  BagOfWords(AveragedInput input, OutputLayer units, LogisticStep step) {
    this.input = input;
    this.units = units;
    this.step = step;
  }

  @Override
  public void learn(int[] words, int center, int begin, int end, float rate) {
    input.clear();
    for (int place = begin; place < end; place++) {
      if (place != center) {
        input.add(words[place]);
      }
    }
    step.clear();
    units.add(step, words[center]);
    input.move(step.apply(input.mean(), rate));
  }
}
