package org.gleaner.vector.train;

/** What predicts what at one place of a sentence. Not thread-safe. */
interface WindowLearner {
  /**
   * Learns from one place.
   *
   * @param words of the sentence, by number
   * @param center the place
   * @param begin of the context, which goes on both sides
   * @param end after the context
   */
  void learn(int[] words, int center, int begin, int end, float rate);
}
