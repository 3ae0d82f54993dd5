package org.gleaner.network.train;

import java.io.Serializable;

/** The steps of one round: what is trained between two averages. */
final class TrainingSteps implements Serializable {
  private static final long serialVersionUID = 1L;

  private final int epoch;
  private final int from;
  private final int to;
  private final int before;

  /**
   * Takes its values.
   *
   * @param epoch from 1
   * @param from the first step, from 0 within the epoch
   * @param to after the last step
   * @param before steps of all epochs before {@code from}
   */
  TrainingSteps(int epoch, int from, int to, int before) {
    this.epoch = epoch;
    this.from = from;
    this.to = to;
    this.before = before;
  }

  /** The number of the epoch, from 1. */
  int epoch() {
    return epoch;
  }

  /** The first step, from 0 within the epoch. */
  int from() {
    return from;
  }

  /** The end: after the last step. */
  int to() {
    return to;
  }

  /** The steps of all epochs before the first step. */
  int before() {
    return before;
  }

  int count() {
    return to - from;
  }
}
