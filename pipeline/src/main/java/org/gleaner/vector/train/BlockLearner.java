package org.gleaner.vector.train;

/** Learns from blocks into the rows of a replica. One for each task thread. */
interface BlockLearner {
  /** Learns from one block and returns its number of words or pairs. */
  long learn(int[] block);

  /** The weighted sum of the losses that were sampled so far. */
  double lossSum();

  /** The sum of the weights of those losses. */
  double lossCount();
}
