package org.gleaner.network.train;

/** A way to train a round on the workers and to average their states. */
interface Averaging extends AutoCloseable {
  /**
   * Trains a round, from where the last one ended; the first from the state of the driver's
   * network.
   *
   * @return sum of the losses of the round's examples
   */
  double train(TrainingSteps steps);

  /** Brings the driver's network to the state after the last round. */
  void settle();

  /** What the next round depends on beside that state, for a checkpoint; empty if nothing. */
  float[] memory();

  /** Releases what the executors hold. */
  @Override
  void close();
}
