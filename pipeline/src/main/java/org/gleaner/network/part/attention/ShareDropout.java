package org.gleaner.network.part.attention;

import org.gleaner.network.math.DropoutMask;
import org.gleaner.network.part.Chance;

/**
 * Dropout of the weights of attention. The choice depends on seed, iteration, part and place alone,
 * so that a backward pass makes it again instead of keeping it.
 */
final class ShareDropout {
  private final double rate;
  private final DropoutMask mask;

  /** Drops each weight with probability {@code rate} in training, and none else. */
  ShareDropout(double rate, String part, Chance chance) {
    this.rate = chance.training() ? rate : 0;
    this.mask = new DropoutMask(rate, chance.seed() * 31 + part.hashCode(), chance.iteration());
  }

  /** Whether anything is dropped. */
  boolean drops() {
    return rate > 0;
  }

  /**
   * Multiplies numbers by 0 where the weight is dropped, and by what keeps the mean elsewhere.
   *
   * @param first the place of the first weight among all weights of the pass
   */
  void times(float[] values, int count, long first) {
    float kept = (float) (1 / (1 - rate));
    for (int i = 0; i < count; i++) {
      values[i] = mask.drops(first + i) ? 0f : values[i] * kept;
    }
  }
}
