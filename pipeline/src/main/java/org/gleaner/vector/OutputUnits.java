package org.gleaner.vector;

/** The logistic units that together say how likely a word is. Not thread-safe. */
interface OutputUnits {
  /** Adds the units of a word, and what they should say, to a step. */
  void add(LogisticStep step, int word);
}
