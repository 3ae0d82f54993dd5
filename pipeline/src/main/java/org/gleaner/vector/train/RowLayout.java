package org.gleaner.vector.train;

import java.util.function.IntToDoubleFunction;

/**
 * The rows of a training, and when and how their replicas are averaged. A row that is learnt at few
 * positions of the corpus waits some rounds until enough has been learnt: the frequent words, which
 * profit most from averaging, are a small part of all (Ji et al. 2016, "Parallelizing Word2Vec in
 * shared and distributed memory").
 *
 * @param rows number of rows
 * @param width length of a row
 * @param parts of a row, equally long, that are averaged separately
 * @param places at about how many positions of the corpus a row is learnt in a round, in all
 *     replicas
 * @param steps about how many steps update a row at such a position; {@link #ONCE} for a row of
 *     which all replicas learn the same
 */
record RowLayout(
    int rows, int width, int parts, IntToDoubleFunction places, IntToDoubleFunction steps) {
  /** Steps of a row of which all replicas learn the same: it counts once. */
  static final double ONCE = Double.POSITIVE_INFINITY;

  /** Positions of a row that is averaged in every round. */
  static final double MANY = Double.POSITIVE_INFINITY;

  /** A row is averaged once it has been learnt at this many positions. */
  private static final double ENOUGH = 16;

  /** The most rounds that a row waits; a power of two. */
  private static final int LONGEST = 16;

  /** The steps that take a row about two thirds of the way to its optimum. */
  private static final double STEPS = 300;

  /** Avoids 0 / 0 for a row without steps. */
  private static final double LEAST_SHARE = 1e-9;

  /** Every how many rounds a row is averaged: a power of two. */
  int period(int row) {
    double each = places.applyAsDouble(row);
    int period = 1;
    while (period < LONGEST && period * each < ENOUGH) {
      period *= 2;
    }
    return period;
  }

  /**
   * Whether a row is averaged after a round. Rows of the same period take turns.
   *
   * @param round from 0, all epochs together
   */
  boolean isDue(int row, int round) {
    return ((row + round) & (period(row) - 1)) == 0;
  }

  /**
   * How much of what two changes of a row have in common counts once: 1 for all, so that equal
   * changes become their mean, 0 for none, so that they are added. {@code n} steps go the share
   * {@code 1 - exp(-n / c)} of a row's way; changes in the same direction add up to the steps of
   * all replicas one after the other. All added, eight replicas diverge.
   *
   * @param merged how many replicas the first of the two changes is of
   * @param replicas all of them, which share the steps
   */
  double overlap(int row, int merged, int replicas) {
    double each = steps.applyAsDouble(row);
    if (each == ONCE) {
      return 1;
    }
    double all = each * places.applyAsDouble(row) * period(row);
    double share = Math.max(LEAST_SHARE, all / replicas / STEPS);
    return 2 - 2 * changes(merged + 1, share) / (1 + changes(merged, share));
  }

  /** The changes of several replicas, in changes of one. */
  private static double changes(int replicas, double share) {
    return Math.expm1(-replicas * share) / Math.expm1(-share);
  }
}
