package org.gleaner.network.layer;

import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.schedule.ISchedule;

/** A share of the step sizes of an updater. Not changed, as the updater must not be. */
final class ScaledSchedule implements ISchedule {
  private static final long serialVersionUID = 1L;

  private final IUpdater updater;
  private final double share;

  private ScaledSchedule(IUpdater updater, double share) {
    this.updater = updater;
    this.share = share;
  }

  /** A copy of an updater with a share of its step sizes. */
  static IUpdater scaled(IUpdater updater, double share) {
    IUpdater copy = updater.clone();
    copy.setLrAndSchedule(Double.NaN, new ScaledSchedule(updater, share));
    return copy;
  }

  @Override
  public double valueAt(int iteration, int epoch) {
    return share * updater.getLearningRate(iteration, epoch);
  }

  @Override
  public ISchedule clone() {
    return this;
  }

  /** Neighbours of equal schedules share a block of the updater's state. */
  @Override
  public boolean equals(Object other) {
    return other instanceof ScaledSchedule that
        && share == that.share
        && updater.equals(that.updater);
  }

  @Override
  public int hashCode() {
    return 31 * updater.hashCode() + Double.hashCode(share);
  }
}
