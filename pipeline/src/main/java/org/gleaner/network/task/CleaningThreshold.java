package org.gleaner.network.task;

import org.gleaner.ErrorCode;
import org.gleaner.GleanerException;

/** The probability from which on a cleaning network removes a segment. */
public final class CleaningThreshold {
  private static final String NAME = "threshold";

  private CleaningThreshold() {}

  /**
   * The threshold in force; 0.5 if none was learnt.
   *
   * @throws GleanerException with INVALID_MODEL if it is not a probability
   */
  public static double of(TaskState state) {
    double threshold = state.number(NAME, 0.5);
    if (!(threshold >= 0 && threshold <= 1)) {
      throw new GleanerException(
          ErrorCode.INVALID_MODEL,
          "Cannot read model: threshold " + threshold + ". Accepted: 0 to 1");
    }
    return threshold;
  }

  static TaskState set(TaskState state, double threshold) {
    return state.with(NAME, threshold);
  }
}
