package org.gleaner.network.train;

import java.util.Objects;
import org.gleaner.Catalogue;
import org.nd4j.linalg.schedule.ISchedule;

/**
 * The updater's step size at each step of a training: it grows evenly in the first steps, then it
 * falls. The settings say how. Immutable.
 */
public final class RateSchedule implements ISchedule {
  private static final long serialVersionUID = 1L;

  /** The ways in which the step size falls, by name. */
  static final Catalogue<Decay> DECAYS =
      Catalogue.<Decay>of("decay")
          .add("epoch", (done, epoch, last) -> 1 - 0.9 * epoch / last)
          .add("linear", (done, epoch, last) -> 1 - done)
          .add("cosine", (done, epoch, last) -> (1 + Math.cos(Math.PI * done)) / 2)
          .add("none", (done, epoch, last) -> 1)
          .build();

  /** One way in which the step size falls. */
  @FunctionalInterface
  interface Decay {
    /**
     * The share of the step size that is left.
     *
     * @param done share of the steps after warm-up
     * @param epoch the current one, from 0
     * @param last the last one, at least 1
     */
    double left(double done, int epoch, int last);
  }

  private double rate;
  private String decay;
  private int epochs;
  private int stepsOfEpoch;
  private double warmUp;
  private int before;

  /** For deserialisation. */
  RateSchedule() {}

  RateSchedule(TrainerSettings settings, int stepsOfEpoch) {
    this.rate = settings.optimizer().rate();
    this.decay = settings.optimizer().decay();
    this.epochs = settings.epochs();
    this.stepsOfEpoch = stepsOfEpoch;
    this.warmUp = settings.optimizer().warmUp();
  }

  /** The same for a count that starts after {@code steps} steps. */
  RateSchedule after(int steps) {
    RateSchedule later = new RateSchedule();
    later.rate = rate;
    later.decay = decay;
    later.epochs = epochs;
    later.stepsOfEpoch = stepsOfEpoch;
    later.warmUp = warmUp;
    later.before = steps;
    return later;
  }

  /**
   * The step size.
   *
   * @param iteration steps before, those of {@link #after} not counted
   * @param epoch not used: the step determines it
   */
  @Override
  public double valueAt(int iteration, int epoch) {
    int step = before + iteration;
    double all = (double) epochs * stepsOfEpoch;
    double growing = warmUp * all;
    double grown = step < growing ? Math.min(1, (step + 1) / growing) : 1;
    return rate * grown * left(step, Math.max(0, step - growing) / (all - growing));
  }

  private double left(int step, double done) {
    return DECAYS.named(decay).left(done, step / stepsOfEpoch, Math.max(1, epochs - 1));
  }

  @Override
  public ISchedule clone() {
    return this;
  }

  /** Layers of equal schedules share their updater's state. */
  @Override
  public boolean equals(Object other) {
    return other instanceof RateSchedule that
        && rate == that.rate
        && Objects.equals(decay, that.decay)
        && epochs == that.epochs
        && stepsOfEpoch == that.stepsOfEpoch
        && warmUp == that.warmUp
        && before == that.before;
  }

  @Override
  public int hashCode() {
    return Objects.hash(rate, decay, epochs, stepsOfEpoch, warmUp, before);
  }
}
