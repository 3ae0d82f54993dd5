package org.gleaner.network.train;

import java.io.Serializable;

/** What a worker has learnt in a round, or a stretch of it. */
final class RoundShare implements Serializable {
  private static final long serialVersionUID = 1L;

  private final int worker;
  private final long examples;
  private final double loss;
  private final float[] values;

  /**
   * Takes its values.
   *
   * @param worker its number
   * @param examples that it learnt from
   * @param loss sum over the examples
   * @param values of its {@link NetworkState} after the round
   */
  RoundShare(int worker, long examples, double loss, float[] values) {
    this.worker = worker;
    this.examples = examples;
    this.loss = loss;
    this.values = values;
  }

  /** Its number. */
  int worker() {
    return worker;
  }

  /** That it learnt from. */
  long examples() {
    return examples;
  }

  /** Sum over the examples. */
  double loss() {
    return loss;
  }

  /** Of its {. */
  float[] values() {
    return values;
  }

  /** The n-th of so many nearly equal stretches of the values. */
  RoundShare slice(int n, int slices) {
    int from = (int) ((long) values.length * n / slices);
    int to = (int) ((long) values.length * (n + 1) / slices);
    return new RoundShare(worker, examples, loss, java.util.Arrays.copyOfRange(values, from, to));
  }
}
