package org.gleaner.cluster;

import java.util.Arrays;

/**
 * The centres of clusters, kept as the sums of their rows: a centre is its cluster's sum times a
 * scale, so that an iteration costs what its moves cost, however many dimensions there are. How far
 * a centre has moved follows from the products that the search for the nearest has computed anyway:
 * with {@code S} before and {@code T} after the moves, {@code S.T = S.S +} the products of {@code
 * S} with the rows that came, less those of the rows that left. Not thread-safe.
 */
final class ClusterSums {
  private final MeasuredRows rows;
  private final int clusters;
  private final int width;
  private final double[] sums;
  private final long[] counts;
  private final double[] squares;
  private final double[] scales;
  private final double[] offsets;
  private final double[] squaresBefore;
  private final double[] crossed;
  private final double[] shifts;

  ClusterSums(MeasuredRows rows, int clusters) {
    this.rows = rows;
    this.clusters = clusters;
    this.width = ColumnProducts.width(clusters);
    this.sums = new double[Math.multiplyExact(rows.rows().dimensions(), width)];
    this.counts = new long[clusters];
    this.squares = new double[clusters];
    this.scales = new double[clusters];
    this.offsets = new double[clusters];
    this.squaresBefore = new double[clusters];
    this.crossed = new double[clusters];
    this.shifts = new double[clusters];
  }

  /**
   * The number of products that {@link #multiply} computes; those beyond the clusters are padding.
   */
  int width() {
    return width;
  }

  /** Computes the products of a row with all sums, for {@link #score}; by any thread. */
  void multiply(int row, double[] products) {
    ColumnProducts.of(rows.rows(), row, sums, products);
  }

  /** The row's product with the centre, less half the centre's square: highest for the nearest. */
  double score(int row, int cluster, double product) {
    return product * rows.factor(row) * scales[cluster] - offsets[cluster];
  }

  /**
   * Moves a row.
   *
   * @param left its product with the sum of the one cluster when the centres were last put
   * @param came its product with that of the other
   */
  void move(int row, int from, int to, double left, double came) {
    crossed[from] -= left * rows.factor(row);
    crossed[to] += came * rows.factor(row);
    remove(row, from);
    add(row, to);
  }

  void add(int row, int cluster) {
    counts[cluster]++;
    squares[cluster] += change(row, cluster, rows.factor(row));
  }

  void remove(int row, int cluster) {
    counts[cluster]--;
    squares[cluster] += change(row, cluster, -rows.factor(row));
  }

  private double change(int row, int cluster, double factor) {
    int[] places = rows.rows().places();
    float[] values = rows.rows().values();
    int end = rows.rows().begin(row + 1);
    int place = rows.rows().beginOfPlaces(row);
    double gain = 0;
    for (int i = rows.rows().begin(row); i < end; i++) {
      int at = places[place++] * width + cluster;
      double before = sums[at];
      double change = factor * values[i];
      sums[at] = before + change;
      gain += change * (2 * before + change);
    }
    return gain;
  }

  /** Moves the centres to the means of their rows and measures how far they move. */
  void center() {
    for (int cluster = 0; cluster < clusters; cluster++) {
      double scaleBefore = scales[cluster];
      scales[cluster] = scale(cluster);
      offsets[cluster] = offset(cluster);
      shifts[cluster] = shift(cluster, scaleBefore);
      squaresBefore[cluster] = squares[cluster];
    }
    Arrays.fill(crossed, 0);
  }

  /** 0 for a zero centre: that of no rows, or of directions that cancel out. */
  private double scale(int cluster) {
    if (counts[cluster] == 0) {
      return 0;
    }
    if (!rows.cosine()) {
      return 1.0 / counts[cluster];
    }
    double length = Math.sqrt(Math.max(0, squares[cluster]));
    return length > MeasuredRows.ROUNDING * counts[cluster] ? 1 / length : 0;
  }

  private double offset(int cluster) {
    if (counts[cluster] == 0) {
      return Double.POSITIVE_INFINITY;
    }
    double scale = scales[cluster];
    return rows.cosine() ? 0.5 : scale * scale * squares[cluster] / 2;
  }

  private double shift(int cluster, double scaleBefore) {
    double scale = scales[cluster];
    if (scaleBefore == 0 && scale == 0) {
      return 0;
    }
    if (scaleBefore == 0 || scale == 0) {
      return 2 * rows.longest();
    }
    double both = squaresBefore[cluster] + crossed[cluster];
    double square =
        scale * scale * squares[cluster]
            + scaleBefore * scaleBefore * squaresBefore[cluster]
            - 2 * scale * scaleBefore * both;
    return Math.sqrt(Math.max(0, square));
  }

  /** How far a centre has moved. */
  double shift(int cluster) {
    return shifts[cluster];
  }

  boolean isEmpty(int cluster) {
    return counts[cluster] == 0;
  }

  /** The variance of a number of the rows, on average over the dimensions. */
  double variance() {
    double square = 0;
    for (int begin = 0; begin < sums.length; begin += width) {
      double sum = 0;
      for (int cluster = 0; cluster < clusters; cluster++) {
        sum += sums[begin + cluster];
      }
      square += sum * sum;
    }
    double size = rows.size();
    return (rows.sumOfSquares() / size - square / size / size) / (sums.length / (double) width);
  }

  float[] center(int cluster) {
    float[] center = new float[sums.length / width];
    for (int i = 0; i < center.length; i++) {
      center[i] = (float) (sums[i * width + cluster] * scales[cluster]);
    }
    return center;
  }
}
