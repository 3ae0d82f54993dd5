package org.gleaner.cluster;

import java.util.Arrays;
import org.gleaner.random.RandomStream;

/**
 * The start of K-means (Arthur and Vassilvitskii 2007, "k-means++: the advantages of careful
 * seeding"): rows are drawn by their squared distance from those chosen before; of several drawn
 * each time, that which leaves the smallest sum of distances is chosen, as the paper's last section
 * proposes and scikit-learn does (2 + ln k of them). Not thread-safe.
 */
final class PlusPlusStart {
  private final MeasuredRows rows;
  private final RandomStream random;
  private final int[] nearest;
  private final double[] distances;
  private final int[] drawn;
  private final double[] columns;
  private final int width;
  private final double[][] found;
  private int chosen;

  private PlusPlusStart(MeasuredRows rows, int most, RandomStream random) {
    this.rows = rows;
    this.random = random;
    this.nearest = new int[rows.size()];
    this.distances = new double[rows.size()];
    this.drawn = new int[2 + (int) Math.log(most)];
    this.width = ColumnProducts.width(drawn.length);
    this.columns = new double[Math.multiplyExact(rows.rows().dimensions(), width)];
    this.found = new double[drawn.length][rows.size()];
  }

  /**
   * Assigns every row to the nearest of the chosen rows, the first of equally near ones.
   *
   * @param most how many are chosen, fewer if there are fewer different rows
   * @return for each row the number of its cluster, from 0; each cluster has at least one row
   */
  static int[] of(MeasuredRows rows, int most, RandomStream random) {
    PlusPlusStart start = new PlusPlusStart(rows, most, random);
    double left = start.first();
    while (start.chosen < most && left > 0) {
      for (int trial = 0; trial < start.drawn.length; trial++) {
        start.drawn[trial] = start.draw(left * random.nextDouble());
      }
      left = start.choose(start.drawn.length);
    }
    return start.nearest;
  }

  private double first() {
    double weights = 0;
    for (int row = 0; row < distances.length; row++) {
      distances[row] = rows.isLost(row) ? 0 : 1;
      weights += distances[row];
    }
    drawn[0] = draw(weights * random.nextDouble());
    Arrays.fill(distances, Double.MAX_VALUE);
    return choose(1);
  }

  /** Chooses the best of the drawn rows and returns the sum of the distances that are left. */
  private double choose(int trials) {
    double[] sums = measure(trials);
    int best = 0;
    for (int trial = 1; trial < trials; trial++) {
      best = sums[trial] < sums[best] ? trial : best;
    }
    take(found[best]);
    return sums[best];
  }

  private int draw(double at) {
    double left = at;
    int last = 0;
    for (int row = 0; row < distances.length; row++) {
      if (distances[row] > 0) {
        last = row;
        left -= distances[row];
        if (left < 0) {
          return row;
        }
      }
    }
    return last;
  }

  private double[] measure(int trials) {
    for (int trial = 0; trial < trials; trial++) {
      rows.put(drawn[trial], rows.factor(drawn[trial]), columns, width, trial);
    }
    rows.inBlocks((from, to) -> find(from, to, trials));
    double[] sums = new double[trials];
    for (int trial = 0; trial < trials; trial++) {
      rows.put(drawn[trial], 0, columns, width, trial);
      for (int row = 0; row < distances.length; row++) {
        sums[trial] += Math.min(distances[row], found[trial][row]);
      }
    }
    return sums;
  }

  private void find(int from, int to, int trials) {
    double[] products = new double[width];
    for (int row = from; row < to; row++) {
      ColumnProducts.of(rows.rows(), row, columns, products);
      for (int trial = 0; trial < trials; trial++) {
        found[trial][row] = rows.distance(row, drawn[trial], products[trial]);
      }
    }
  }

  private void take(double[] fromNew) {
    for (int row = 0; row < distances.length; row++) {
      if (fromNew[row] < distances[row]) {
        distances[row] = fromNew[row];
        nearest[row] = chosen;
      }
    }
    chosen++;
  }
}
