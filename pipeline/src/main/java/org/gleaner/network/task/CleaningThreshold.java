package org.gleaner.network.task;

/** The probability from which on a cleaning network removes a segment. */
public final class CleaningThreshold {
  private static final String NAME = "threshold";

  private CleaningThreshold() {}

  /** The threshold in force; 0.5 if none was learnt. */
  public static double of(TaskState state) {
    return state.number(NAME, 0.5);
  }

  static TaskState set(TaskState state, double threshold) {
    return state.with(NAME, threshold);
  }
}
