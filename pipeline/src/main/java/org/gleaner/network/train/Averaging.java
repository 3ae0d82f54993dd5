package org.gleaner.network.train;

/** A way to train a round on the workers and to average their states. */
interface Averaging extends AutoCloseable {
  /**
   * Trains a round. The driver's network holds the initial state before, and the mean of the
   * workers' states afterwards.
   *
   * @return sum of the losses of the round's examples
   */
  double train(TrainingSteps steps);

  /** Releases what the executors hold. */
  @Override
  void close();
}
