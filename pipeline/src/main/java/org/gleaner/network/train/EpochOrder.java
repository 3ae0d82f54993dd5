package org.gleaner.network.train;

import org.gleaner.random.Permutation;

/**
 * The example of its lane that each step of an epoch takes. A lane is a column of the {@link
 * BatchPlan}: it holds examples of growing length, and each step takes one of every lane, so a step
 * of N workers with batches of b takes the same examples as one of a single worker with batches of
 * N b. The examples of a step stand within one window of the lanes, a range of similar lengths.
 * Within a window each lane has its own order, the windows start elsewhere in each epoch, and the
 * steps follow each other in any order. What does not fill a step comes last.
 *
 * <p>A step's examples are computed from the seed and the epoch alone, at once and without any
 * list. Immutable.
 */
final class EpochOrder {
  private static final int WINDOWS = 8;
  private static final int LEAST_WINDOW = 8;

  private final int full;
  private final int longer;
  private final long key;
  private final int window;
  private final int offset;
  private final int gap;
  private final Permutation steps;

  /**
   * The order of an epoch.
   *
   * @param full steps that take an example of every lane
   * @param longer number of lanes, the first ones, that have one example more
   */
  EpochOrder(int full, int longer, long seed, int epoch) {
    this.full = full;
    this.longer = longer;
    this.key = Permutation.key(seed, epoch);
    this.window = Math.max(LEAST_WINDOW, (full + WINDOWS - 1) / WINDOWS);
    this.offset = new Permutation(window, key).of(0);
    this.gap = new Permutation(full + 1, key).of(0);
    this.steps = new Permutation(full, key);
  }

  /**
   * The place in its lane of the example that a step takes.
   *
   * @return -1 if the lane has none for the step
   */
  int place(int lane, int step) {
    if (step == full) {
      return lane < longer ? gap : -1;
    }
    int at = steps.of(step);
    int begin = at < offset ? 0 : at - (at - offset) % window;
    int end = Math.min(full, at < offset ? offset : begin + window);
    Permutation inWindow = new Permutation(end - begin, Permutation.key(key, lane, begin));
    int place = begin + inWindow.of(at - begin);
    return lane < longer && place >= gap ? place + 1 : place;
  }
}
