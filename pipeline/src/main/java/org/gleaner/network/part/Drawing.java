package org.gleaner.network.part;

import java.io.Serializable;

/**
 * How a network reads an example in an epoch, where chance has a part in it: which tokens are
 * masked. Immutable; travels to the executors.
 */
public interface Drawing extends Serializable {
  /**
   * Draws an example.
   *
   * @param example not changed
   * @param seed of the epoch; the result depends on it and on the example alone
   */
  Example draw(Example example, long seed);

  /** Every example as it is. */
  static Drawing none() {
    return new None();
  }

  /** Every example as it is. */
  final class None implements Drawing {
    private static final long serialVersionUID = 1L;

    private None() {}

    @Override
    public Example draw(Example example, long seed) {
      return example;
    }
  }
}
