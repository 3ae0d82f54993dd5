package org.gleaner.vector;

import java.util.function.IntToDoubleFunction;

/**
 * The rows of a training, and how replicas of them are put together.
 *
 * @param rows how many there are
 * @param width numbers of a row
 * @param parts of a row, equally long, that are put together each for itself
 * @param steps about how many steps move a row from one time that replicas are put together to the
 *     next, in all of them; {@link #ONCE} for a row of which all learn the same
 */
record RowLayout(int rows, int width, int parts, IntToDoubleFunction steps) {
  /** Steps of a row of which all replicas learn the same: it counts once. */
  static final double ONCE = Double.POSITIVE_INFINITY;

  /** So many steps bring a row about two thirds of the way that it has to go. */
  private static final double STEPS = 300;

  /** So many times a whole way do no harm: a row is then as far from its aim as before. */
  private static final double MOST_WAYS = 2;

  /** Keeps a row that nothing moves from 0 / 0. */
  private static final double LEAST_SHARE = 1e-9;

  /**
   * How much of what two changes of a row have in common counts once: 1 for all, so that equal
   * changes become their mean, 0 for none, so that they are added. {@code n} steps go the share
   * {@code 1 - exp(-n / c)} of a row's way; changes that point the same way come to what all
   * replicas' steps would have gone one after the other, or to twice the change of one if that is
   * more. All added, eight replicas diverge; two do not, and learn as much as one machine.
   *
   * @param merged how many replicas the first of the two changes is of
   * @param replicas all of them, which share the steps
   */
  double overlap(int row, int merged, int replicas) {
    double all = steps.applyAsDouble(row);
    if (all == ONCE) {
      return 1;
    }
    double share = Math.max(LEAST_SHARE, all / replicas / STEPS);
    return 2 - 2 * changes(merged + 1, share) / (1 + changes(merged, share));
  }

  /** How many changes of one replica those of several come to. */
  private static double changes(int replicas, double share) {
    return replicas == 1
        ? 1
        : Math.max(MOST_WAYS, Math.expm1(-replicas * share) / Math.expm1(-share));
  }
}
