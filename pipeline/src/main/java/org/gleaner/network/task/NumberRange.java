package org.gleaner.network.task;

import java.io.Serializable;
import org.gleaner.Options;

/**
 * The range of a number to learn; a network learns the position between low and high, from 0 to 1.
 */
final class NumberRange implements Serializable {
  private static final long serialVersionUID = 1L;

  private final double low;
  private final double high;

  /**
   * Takes its values.
   *
   * @param low the least number
   * @param high the greatest number
   */
  NumberRange(double low, double high) {
    this.low = low;
    this.high = high;
  }

  /** Reads {@code low} (0) and {@code high} (1). */
  static NumberRange of(Options options) {
    double low = options.number("low", 0, -1e9, 1e9);
    double high = options.number("high", 1, -1e9, 1e9);
    if (high <= low) {
      throw new IllegalArgumentException(
          "Cannot use range: " + low + " to " + high + ". Accepted: low below high");
    }
    return new NumberRange(low, high);
  }

  /** Whether a number lies in the range. */
  boolean holds(double number) {
    return number >= low && number <= high;
  }

  /** What the label of an item should be and is not; null if the number lies in the range. */
  String unfit(double number) {
    return holds(number) ? null : "a number from " + low + " to " + high + ", see low and high";
  }

  /** The number of a cosine, below the range if that is negative. */
  float ofCosine(double cosine) {
    return (float) (low + cosine * (high - low));
  }

  float toShare(double number) {
    return (float) ((number - low) / (high - low));
  }

  /** The number of a share, kept within the range. */
  float ofShare(double share) {
    return (float) (low + Math.max(0, Math.min(1, share)) * (high - low));
  }
}
