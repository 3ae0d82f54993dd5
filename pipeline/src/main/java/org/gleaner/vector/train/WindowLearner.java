package org.gleaner.vector.train;

/** A prediction at one position of a sentence. Not thread-safe. */
interface WindowLearner {
  /**
   * Learns from one position.
   *
   * @param words of the sentence, by number
   * @param center the position
   * @param begin of the context, which goes on both sides
   * @param end after the context
   */
  void learn(int[] words, int center, int begin, int end, float rate);
}
