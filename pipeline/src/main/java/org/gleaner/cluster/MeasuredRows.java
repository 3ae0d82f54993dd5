package org.gleaner.cluster;

import java.util.stream.IntStream;

/**
 * Rows with their lengths. Where cosines count, a row stands for the row of length 1 in its
 * direction, and a zero row for one of length 1 at right angles to all others. Immutable,
 * thread-safe.
 */
final class MeasuredRows {
  /** Parts of the longest row that rounding can hide. */
  static final double ROUNDING = 1e-6;

  private static final int BLOCK = 1024;

  private final PackedVectors rows;
  private final boolean cosine;
  private final boolean parallel;
  private final double[] factors;
  private final double[] squares;
  private final double longest;
  private final double sum;

  /** Some of the rows that lie side by side. */
  interface Block {
    /** Handles the rows from {@code begin} to before {@code end}. */
    void rows(int from, int to);
  }

  /**
   * Measures.
   *
   * @param parallel whether {@link #inBlocks} may use the threads of the common pool
   */
  MeasuredRows(PackedVectors rows, boolean cosine, boolean parallel) {
    this.rows = rows;
    this.cosine = cosine;
    this.parallel = parallel;
    this.factors = new double[rows.size()];
    this.squares = new double[rows.size()];
    double all = 0;
    double most = 0;
    for (int row = 0; row < squares.length; row++) {
      double square = square(rows, row);
      double scale = square > 0 ? 1 / Math.sqrt(square) : 0;
      factors[row] = cosine ? scale : 1;
      squares[row] = cosine ? 1 : square;
      most = Math.max(most, squares[row]);
      all += squares[row];
    }
    this.longest = Math.sqrt(most);
    this.sum = all;
  }

  private static double square(PackedVectors rows, int row) {
    double square = 0;
    for (int i = rows.begin(row); i < rows.begin(row + 1); i++) {
      square += (double) rows.values()[i] * rows.values()[i];
    }
    return square;
  }

  /** Handles every row, block by block in any order. */
  void inBlocks(Block work) {
    IntStream blocks = IntStream.range(0, (size() + BLOCK - 1) / BLOCK);
    (parallel ? blocks.parallel() : blocks)
        .forEach(block -> work.rows(block * BLOCK, Math.min(size(), (block + 1) * BLOCK)));
  }

  PackedVectors rows() {
    return rows;
  }

  int size() {
    return squares.length;
  }

  boolean cosine() {
    return cosine;
  }

  /** Whether a row has no direction where only directions count. */
  boolean isLost(int row) {
    return factors[row] == 0;
  }

  /** What a row's values are multiplied with. */
  double factor(int row) {
    return factors[row];
  }

  /** The square of a row's length. */
  double square(int row) {
    return squares[row];
  }

  /** The length of the longest row. */
  double longest() {
    return longest;
  }

  /** The least difference of two distances that cannot be a rounding error. */
  double rounding() {
    return ROUNDING * longest;
  }

  /** The squares of all rows. */
  double sumOfSquares() {
    return sum;
  }

  /** Squared distance of two rows of that product; 0 for lost rows and for what rounding leaves. */
  double distance(int row, int other, double product) {
    if (isLost(row)) {
      return 0;
    }
    double both = squares[row] + squares[other];
    double distance = both - 2 * product * factors[row];
    return distance <= 1e-12 * both ? 0 : distance;
  }

  /** Writes a row as a column of {@link ColumnProducts}, or sets that column to zero again. */
  void put(int row, double factor, double[] columns, int width, int column) {
    int place = rows.beginOfPlaces(row);
    for (int i = rows.begin(row); i < rows.begin(row + 1); i++) {
      columns[rows.places()[place++] * width + column] = factor * rows.values()[i];
    }
  }
}
