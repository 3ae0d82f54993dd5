package org.gleaner.cluster;

import java.util.Arrays;

/**
 * Bounds that spare Lloyd's algorithm most distances (Hamerly 2010, "Making k-means even faster"):
 * by how much each row's centre was nearer than the next one when the row was last compared, less
 * the movement of the centres since. As long as that is more than rounding, the row stays where it
 * is. What is taken off is the same for all rows of a cluster and kept once. Not thread-safe.
 */
final class HamerlyBounds {
  private final double rounding;
  private final double[] safe;
  private final double[] taken;

  HamerlyBounds(MeasuredRows rows, int clusters) {
    this.rounding = rows.rounding();
    this.safe = new double[rows.size()];
    this.taken = new double[clusters];
    forget();
  }

  /** Forgets all bounds, so that every row is compared again. */
  void forget() {
    Arrays.fill(safe, Double.NEGATIVE_INFINITY);
  }

  /** Whether a row of that cluster stays in it. */
  boolean hold(int row, int cluster) {
    return safe[row] > taken[cluster];
  }

  /**
   * Remembers a row.
   *
   * @param lead by how much the cluster's centre is nearer than the next
   */
  void set(int row, int cluster, double lead) {
    safe[row] = lead + taken[cluster] - rounding;
  }

  /** Takes off what the centres have moved; returns the sum of its squares. */
  double take(ClusterSums sums) {
    double sum = 0;
    int farthest = 0;
    double next = 0;
    for (int cluster = 0; cluster < taken.length; cluster++) {
      double shift = sums.shift(cluster);
      sum += shift * shift;
      if (shift > sums.shift(farthest)) {
        next = sums.shift(farthest);
        farthest = cluster;
      } else if (cluster != farthest) {
        next = Math.max(next, shift);
      }
    }
    for (int cluster = 0; cluster < taken.length; cluster++) {
      double other = cluster == farthest ? next : sums.shift(farthest);
      taken[cluster] += sums.shift(cluster) + other + 2 * rounding;
    }
    return sum;
  }
}
