package org.gleaner.network.train;

/** One way to train a round on the workers and to average what they have learnt. */
interface Averaging extends AutoCloseable {
  /**
   * Trains a round. Before, a network of the driver holds the state to begin with, afterwards the
   * mean of the workers' states.
   *
   * @return sum of the losses of the round's examples
   */
  double train(TrainingSteps steps);

  /** Gives back what the executors hold. */
  @Override
  void close();
}
