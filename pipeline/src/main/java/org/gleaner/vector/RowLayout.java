package org.gleaner.vector;

import java.util.function.IntToDoubleFunction;

/**
 * The rows of a training, and how replicas of them are put together.
 *
 * @param rows how many there are
 * @param width numbers of a row
 * @param parts of a row, equally long, that are put together each for itself
 * @param steps about how many steps move a row from one time that replicas are put together to the
 *     next, in all of them; infinite for a row that every replica learns to the end
 */
record RowLayout(int rows, int width, int parts, IntToDoubleFunction steps) {
  /** After so many steps a row has gone about two thirds of its way. */
  private static final double STEPS = 1_000;

  /**
   * How much two changes of a row overlap where they point the same way: 0 if each is a part of the
   * way still to go, so that they add up, and 1 if each is all of it, so that they are the same
   * twice. If {@code n} steps go the share {@code s(n) = 1 - exp(-n / c)} of the way, the changes
   * of {@code m} and of one replica must add up to {@code s(m + 1)}, which they do if the overlap
   * is the harmonic mean of {@code s(m)} and {@code s(1)}.
   *
   * @param merged how many replicas the first of the two changes is of
   * @param replicas all of them, which share the steps
   */
  double overlap(int row, int merged, int replicas) {
    double share = steps.applyAsDouble(row) / replicas / STEPS;
    double first = -Math.expm1(-merged * share);
    double second = -Math.expm1(-share);
    return first + second == 0 ? 0 : 2 * first * second / (first + second);
  }
}
