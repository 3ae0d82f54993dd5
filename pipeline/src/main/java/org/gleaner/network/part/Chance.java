package org.gleaner.network.part;

/**
 * The source of randomness: it depends on the seed and the iteration. Outside of training nothing
 * is random.
 *
 * @param training whether the pass is one of training
 * @param seed of the configuration
 * @param iteration steps so far
 */
public record Chance(boolean training, long seed, int iteration) {
  /** Outside of training. */
  Chance scoring() {
    return new Chance(false, seed, iteration);
  }

  /** The chance of one repetition of a part; that of the first, number 0, is the same. */
  Chance repetition(int number) {
    return new Chance(training, seed + number * 0x9E3779B97F4A7C15L, iteration);
  }
}
