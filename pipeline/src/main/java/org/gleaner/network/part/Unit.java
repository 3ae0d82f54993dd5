package org.gleaner.network.part;

import org.gleaner.network.math.Activations;

/** The nonlinear functions that units apply to a number. */
public enum Unit {
  /** The greater of x and 0. */
  RELU("relu") {
    @Override
    void apply(float[] values, int from, int to) {
      for (int i = from; i < to; i++) {
        values[i] = Math.max(0f, values[i]);
      }
    }

    @Override
    void back(float[] values, float[] gradient, int from, int to) {
      for (int i = from; i < to; i++) {
        gradient[i] = values[i] > 0 ? gradient[i] : 0f;
      }
    }
  },
  /** x times the share of a normal distribution below x (Hendrycks and Gimpel 2016). */
  GELU("gelu") {
    @Override
    void apply(float[] values, int from, int to) {
      for (int i = from; i < to; i++) {
        values[i] *= Activations.normalShare(values[i]);
      }
    }

    @Override
    void back(float[] values, float[] gradient, int from, int to) {
      for (int i = from; i < to; i++) {
        float x = values[i];
        gradient[i] *= Activations.normalShare(x) + x * Activations.normalDensity(x);
      }
    }
  },
  /** The approximation of GELU by a hyperbolic tangent, up to 5e-4 away from it. */
  GELU_NEW("gelu-new") {
    @Override
    void apply(float[] values, int from, int to) {
      for (int i = from; i < to; i++) {
        values[i] *= 0.5f * (1f + Activations.tanh(inner(values[i])));
      }
    }

    @Override
    void back(float[] values, float[] gradient, int from, int to) {
      for (int i = from; i < to; i++) {
        float x = values[i];
        float u = Activations.tanh(inner(x));
        float slope = RATE * (1f + 3f * CUBE * x * x);
        gradient[i] *= 0.5f * (1f + u) + 0.5f * x * (1f - u * u) * slope;
      }
    }

    private float inner(float x) {
      return RATE * (x + CUBE * x * x * x);
    }
  },
  /** The hyperbolic tangent. */
  TANH("tanh") {
    @Override
    void apply(float[] values, int from, int to) {
      for (int i = from; i < to; i++) {
        values[i] = Activations.tanh(values[i]);
      }
    }

    @Override
    void back(float[] values, float[] gradient, int from, int to) {
      for (int i = from; i < to; i++) {
        float u = Activations.tanh(values[i]);
        gradient[i] *= 1f - u * u;
      }
    }
  };

  /** The square root of 2 / pi. */
  private static final float RATE = 0.7978846f;

  private static final float CUBE = 0.044715f;

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
  public static java.util.List<String> labels() {
    return java.util.Arrays.stream(values()).map(Unit::label).toList();
  }

  /** Replaces values by the function of each. */
  abstract void apply(float[] values, int from, int to);

  /** Multiplies gradients by the function's slope at the values that came in. */
  abstract void back(float[] values, float[] gradient, int from, int to);
}
