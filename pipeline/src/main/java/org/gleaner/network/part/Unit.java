package org.gleaner.network.part;

import java.util.Arrays;
import java.util.List;
import org.gleaner.network.math.Activations;
import org.gleaner.network.math.GaussianUnits;

/** The nonlinear functions that units apply to a number. */
public enum Unit {
  /** The greater of x and 0. */
  RELU("relu") {
    @Override
    public void apply(float[] values, float[] work, int count) {
      for (int i = 0; i < count; i++) {
        values[i] = 0.5f * (values[i] + Math.abs(values[i]));
      }
    }

    @Override
    public void back(float[] values, float[] gradient, float[][] work, int count) {
      for (int i = 0; i < count; i++) {
        gradient[i] = values[i] > 0 ? gradient[i] : 0f;
      }
      apply(values, work[0], count);
    }
  },
  /** x times the share of a normal distribution below x (Hendrycks and Gimpel 2016). */
  GELU("gelu") {
    @Override
    public void apply(float[] values, float[] work, int count) {
      GaussianUnits.apply(values, work, count);
    }

    @Override
    public void back(float[] values, float[] gradient, float[][] work, int count) {
      GaussianUnits.back(values, gradient, work[0], work[1], count);
    }
  },
  /** The approximation of GELU by a hyperbolic tangent, up to 5e-4 away from it. */
  GELU_NEW("gelu-new") {
    @Override
    public void apply(float[] values, float[] work, int count) {
      GaussianUnits.applyByTanh(values, work, count);
    }

    @Override
    public void back(float[] values, float[] gradient, float[][] work, int count) {
      GaussianUnits.backByTanh(values, gradient, work[0], work[1], count);
    }
  },
  /** The hyperbolic tangent. */
  TANH("tanh") {
    @Override
    public void apply(float[] values, float[] work, int count) {
      for (int i = 0; i < count; i++) {
        values[i] = Activations.tanh(values[i]);
      }
    }

    @Override
    public void back(float[] values, float[] gradient, float[][] work, int count) {
      apply(values, work[0], count);
      for (int i = 0; i < count; i++) {
        gradient[i] *= 1f - values[i] * values[i];
      }
    }
  };

  private final String label;

  Unit(String label) {
    this.label = label;
  }

  /** The name as an option's value. */
  public String label() {
    return label;
  }

  /** The function of that name. */
  public static Unit named(String label) {
    for (Unit unit : values()) {
      if (unit.label.equals(label)) {
        return unit;
      }
    }
    throw new IllegalArgumentException("Cannot use units: " + label + ". Accepted: " + labels());
  }

  /** All names. */
  public static List<String> labels() {
    return Arrays.stream(values()).map(Unit::label).toList();
  }

  /**
   * Replaces the first {@code count} values by the function of each.
   *
   * @param work as long as the values; overwritten
   */
  public abstract void apply(float[] values, float[] work, int count);

  /**
   * Multiplies the first {@code count} gradients by the function's slope at the values that came
   * in, and replaces these by the function of each.
   *
   * @param work two arrays as long as the values; overwritten
   */
  public abstract void back(float[] values, float[] gradient, float[][] work, int count);
}
