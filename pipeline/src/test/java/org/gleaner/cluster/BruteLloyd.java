package org.gleaner.cluster;

import java.util.List;

/** Lloyd's algorithm as it is defined, with every distance computed. */
final class BruteLloyd {
  private final List<double[]> rows;
  private final boolean cosine;
  private final int[] nearest;
  private final double[][] centers;

  /**
   * Begins.
   *
   * @param rows not null where cosines count
   * @param nearest the clusters of the start
   */
  BruteLloyd(List<double[]> rows, boolean cosine, int[] nearest, int clusters) {
    this.rows = cosine ? rows.stream().map(BruteLloyd::unit).toList() : rows;
    this.cosine = cosine;
    this.nearest = nearest.clone();
    this.centers = new double[clusters][];
    center();
  }

  private static double[] unit(double[] row) {
    double square = 0;
    for (double value : row) {
      square += value * value;
    }
    double[] unit = row.clone();
    for (int i = 0; i < unit.length; i++) {
      unit[i] /= square == 0 ? 1 : Math.sqrt(square);
    }
    return unit;
  }

  static double distance(double[] row, double[] center) {
    double square = 0;
    for (int i = 0; i < row.length; i++) {
      square += (row[i] - center[i]) * (row[i] - center[i]);
    }
    return square;
  }

  /** One pass; returns the sum of the squares of what the centres have moved. */
  double pass() {
    double[][] before = centers.clone();
    for (int row = 0; row < nearest.length; row++) {
      nearest[row] = best(row);
    }
    center();
    double sum = 0;
    for (int cluster = 0; cluster < before.length; cluster++) {
      sum += distance(before[cluster], centers[cluster]);
    }
    return sum;
  }

  /** The variance of a number, on average. */
  double variance() {
    int dimensions = rows.get(0).length;
    double[] middle = new double[dimensions];
    for (double[] row : rows) {
      for (int i = 0; i < dimensions; i++) {
        middle[i] += row[i] / rows.size();
      }
    }
    double sum = 0;
    for (double[] row : rows) {
      sum += distance(row, middle);
    }
    return sum / rows.size() / dimensions;
  }

  private int best(int row) {
    int best = 0;
    for (int cluster = 1; cluster < centers.length; cluster++) {
      double[] center = centers[cluster];
      if (distance(rows.get(row), center) < distance(rows.get(row), centers[best])) {
        best = cluster;
      }
    }
    return best;
  }

  private void center() {
    int[] counts = new int[centers.length];
    for (int cluster = 0; cluster < centers.length; cluster++) {
      double[] sum = new double[rows.get(0).length];
      for (int row = 0; row < nearest.length; row++) {
        if (nearest[row] == cluster) {
          counts[cluster]++;
          for (int i = 0; i < sum.length; i++) {
            sum[i] += rows.get(row)[i];
          }
        }
      }
      if (counts[cluster] == 0) {
        throw new IllegalStateException("Cannot center a cluster without rows: choose other rows");
      }
      for (int i = 0; i < sum.length; i++) {
        sum[i] /= counts[cluster];
      }
      centers[cluster] = cosine ? unit(sum) : sum;
    }
  }

  double[][] centers() {
    return centers;
  }

  /** As {@link Lloyd.Clusters#cost}. */
  double cost() {
    double cost = 0;
    for (int row = 0; row < nearest.length; row++) {
      cost += distance(rows.get(row), centers[best(row)]);
    }
    return cosine ? cost / 2 : cost;
  }
}
