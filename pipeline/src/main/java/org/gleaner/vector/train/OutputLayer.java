package org.gleaner.vector.train;

/** The logistic units that together predict the probability of a word. Not thread-safe. */
interface OutputLayer {
  /** Adds the units of a word and their targets to a step. */
  void add(LogisticStep step, int word);

  /** The same for all words of a range but the one at {@code center}. */
  void addContext(LogisticStep step, int[] words, int center, int begin, int end);
}
