package org.gleaner.network.train;

import java.io.Serializable;
import java.util.Map;
import org.gleaner.Options;

/**
 * How the mean change of the workers' weights in a round changes the weights that all have: by a
 * step with Nesterov's momentum, the outer optimiser of DiLoCo (Douillard et al. 2023, "DiLoCo:
 * Distributed Low-Communication Training of Language Models"). Options: {@code outer-rate} (0.7),
 * {@code outer-momentum} (0.9). Immutable; travels.
 *
 * <p>With the rate 1 and the momentum 0 the step takes the plain mean of the weights.
 */
final class OuterStep implements Serializable {
  private static final long serialVersionUID = 1L;

  private final float rate;
  private final float momentum;

  private OuterStep(float rate, float momentum) {
    this.rate = rate;
    this.momentum = momentum;
  }

  /** Reads the options above. */
  static OuterStep of(Options options) {
    return new OuterStep(
        (float) options.number("outer-rate", 0.7, 1e-3, 10),
        (float) options.number("outer-momentum", 0.9, 0, 0.999));
  }

  /** The velocity before the first step; empty where the momentum is 0. */
  float[] velocity(int weights) {
    return new float[momentum == 0 ? 0 : weights];
  }

  /**
   * Takes a step.
   *
   * @param weights that all workers began the round with; changed in place
   * @param velocity of {@link #velocity}; changed in place
   * @param change weights before less the mean of the weights after the round
   */
  void take(float[] weights, float[] velocity, float[] change) {
    if (velocity.length == 0) {
      for (int i = 0; i < change.length; i++) {
        weights[i] -= rate * change[i];
      }
      return;
    }
    for (int i = 0; i < change.length; i++) {
      velocity[i] = momentum * velocity[i] + change[i];
      weights[i] -= rate * (change[i] + momentum * velocity[i]);
    }
  }

  /** Adds every value as text, by the name of its option. */
  void addTo(Map<String, String> all) {
    all.put("outer-rate", Float.toString(rate));
    all.put("outer-momentum", Float.toString(momentum));
  }
}
