package org.gleaner.network.part;

/**
 * What chance may depend on: the seed and the iteration. Outside of training nothing is left to
 * chance.
 *
 * @param training whether the pass is one of training
 * @param seed of the configuration
 * @param iteration steps so far
 */
public record Chance(boolean training, long seed, int iteration) {}
