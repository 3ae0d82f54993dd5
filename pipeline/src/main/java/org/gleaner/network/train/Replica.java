package org.gleaner.network.train;

import java.io.Serializable;
import java.util.Arrays;

/**
 * A worker between two rounds of {@link OuterAveraging}: what it had before its steps and what it
 * has after them. Never changed once made, since executors keep and share it. Travels.
 */
final class Replica implements Serializable {
  private static final long serialVersionUID = 1L;

  private final float[] weights;
  private final float[] velocity;
  private final RoundShare after;

  /**
   * Takes its values.
   *
   * @param weights that all workers had before the round
   * @param velocity of the outer step before the round
   * @param after values of the worker's {@link NetworkState} after its steps: weights, then its own
   *     updater state
   */
  Replica(float[] weights, float[] velocity, RoundShare after) {
    this.weights = weights;
    this.velocity = velocity;
    this.after = after;
  }

  /** The worker after its steps, without what it keeps for itself. */
  RoundShare figures() {
    return new RoundShare(after.worker(), after.examples(), after.loss(), new float[0]);
  }

  /** What the steps changed, of the numbers from one place up to another: before less after. */
  RoundShare change(int from, int to) {
    float[] change = new float[to - from];
    float[] values = after.values();
    for (int i = 0; i < change.length; i++) {
      change[i] = weights[from + i] - values[from + i];
    }
    return new RoundShare(after.worker(), after.examples(), after.loss(), change);
  }

  /** The number of weights. */
  int size() {
    return weights.length;
  }

  /** Whether it had an example in the round. */
  boolean worked() {
    return after.examples() > 0;
  }

  /**
   * The worker before its next round: the outer step taken, its updater's state kept, no steps.
   *
   * @param change the mean of all workers
   */
  Replica next(OuterStep step, float[] change) {
    float[] moved = weights.clone();
    float[] speed = velocity.clone();
    step.take(moved, speed, change);
    float[] values = after.values().clone();
    System.arraycopy(moved, 0, values, 0, moved.length);
    return new Replica(
        moved, speed, new RoundShare(after.worker(), after.examples(), after.loss(), values));
  }

  /** The same worker with other values after its steps. */
  Replica after(RoundShare share) {
    return new Replica(weights, velocity, share);
  }

  /** The values that it has now: weights and updater's state. */
  float[] values() {
    return after.values();
  }

  /** Everything as one vector: weights, updater's state, velocity. */
  RoundShare whole() {
    float[] values = after.values();
    float[] all = Arrays.copyOf(values, values.length + velocity.length);
    System.arraycopy(velocity, 0, all, values.length, velocity.length);
    return new RoundShare(after.worker(), after.examples(), after.loss(), all);
  }
}
