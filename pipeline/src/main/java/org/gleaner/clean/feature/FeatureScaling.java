package org.gleaner.clean.feature;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;

/**
 * Brings each feature to mean 0 and standard deviation 1 over the training data, and to at most
 * {@link #LIMIT} in size. Mean and deviation are rounded to four decimals, so that they do not
 * depend on the order of a sum.
 */
public final class FeatureScaling implements Serializable {
  private static final long serialVersionUID = 1L;

  private static final double LIMIT = 5;
  private static final double LEAST_DEVIATION = 0.02;

  private final List<Double> means;
  private final List<Double> deviations;

  /**
   * Copies the lists.
   *
   * @param means one for each feature
   * @param deviations one for each feature, at least 0.02
   */
  public FeatureScaling(List<Double> means, List<Double> deviations) {
    if (means.size() != deviations.size()) {
      throw new IllegalArgumentException(
          "Cannot scale features: "
              + means.size()
              + " means, "
              + deviations.size()
              + " deviations. Accepted: as many of each");
    }
    this.means = new ArrayList<>(List.copyOf(means));
    this.deviations = new ArrayList<>(List.copyOf(deviations));
  }

  /** One for each feature. */
  public List<Double> means() {
    return Collections.unmodifiableList(means);
  }

  /** One for each feature, at least 0.02. */
  public List<Double> deviations() {
    return Collections.unmodifiableList(deviations);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof FeatureScaling that
        && Objects.equals(means, that.means)
        && Objects.equals(deviations, that.deviations);
  }

  @Override
  public int hashCode() {
    return Objects.hash(means, deviations);
  }

  @Override
  public String toString() {
    return "FeatureScaling[means="
        + means
        + ", deviations="
        + deviations
        + ", means="
        + means
        + ", deviations="
        + deviations
        + "]";
  }

  /** From sums over all segments. */
  public static FeatureScaling of(double[] sums, double[] squares, long count) {
    Double[] means = new Double[sums.length];
    Double[] deviations = new Double[sums.length];
    for (int i = 0; i < sums.length; i++) {
      double mean = sums[i] / Math.max(1, count);
      double variance = squares[i] / Math.max(1, count) - mean * mean;
      means[i] = rounded(mean);
      deviations[i] = rounded(Math.max(LEAST_DEVIATION, Math.sqrt(Math.max(0, variance))));
    }
    return new FeatureScaling(List.of(means), List.of(deviations));
  }

  private static double rounded(double value) {
    return Math.round(value * 10_000) / 10_000.0;
  }

  /** A function that scales rows in place; make one for each thread. */
  public Scaler scaler() {
    return new Scaler(this);
  }

  /** Scales rows in place. */
  public static final class Scaler {
    private final double[] means;
    private final double[] deviations;

    private Scaler(FeatureScaling scaling) {
      means = scaling.means.stream().mapToDouble(Double::doubleValue).toArray();
      deviations = scaling.deviations.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** Scales a row of one number for each feature. */
    public void scale(float[] row) {
      for (int i = 0; i < row.length; i++) {
        double scaled = (row[i] - means[i]) / deviations[i];
        row[i] = (float) Math.max(-LIMIT, Math.min(LIMIT, scaled));
      }
    }
  }
}
