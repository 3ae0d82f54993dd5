package org.gleaner.vector;

import java.util.Arrays;

/**
 * Products of a sparse row with many dense columns at once. The columns lie place by place, those
 * of one place side by side, so that one pass over the row's values meets them all.
 *
 * <p>A few columns keep their sums in registers, four at a time; of many, whole lines are added up,
 * which the compiler makes vector instructions of. Methods are small: they are compiled early.
 */
final class ColumnProducts {
  private static final int TILE = 4;
  private static final int FEW = 16;

  private ColumnProducts() {}

  /** How many columns lie side by side where that many are wanted; those left over are null. */
  static int width(int columns) {
    return columns > FEW ? columns : (columns + TILE - 1) / TILE * TILE;
  }

  /**
   * Multiplies.
   *
   * @param columns {@link PackedVectors#dimensions} lines of a {@link #width}
   * @param products as many as the width
   */
  static void of(PackedVectors rows, int row, double[] columns, double[] products) {
    if (products.length > FEW) {
      many(rows, row, columns, products);
      return;
    }
    for (int first = 0; first < products.length; first += TILE) {
      tile(rows, row, columns, first, products);
    }
  }

  private static void tile(
      PackedVectors rows, int row, double[] columns, int first, double[] products) {
    int[] places = rows.places();
    float[] values = rows.values();
    int width = products.length;
    int end = rows.begin(row + 1);
    double sum = 0;
    double second = 0;
    double third = 0;
    double fourth = 0;
    for (int i = rows.begin(row); i < end; i++) {
      int at = places[i] * width + first;
      double value = values[i];
      sum += value * columns[at];
      second += value * columns[at + 1];
      third += value * columns[at + 2];
      fourth += value * columns[at + 3];
    }
    products[first] = sum;
    products[first + 1] = second;
    products[first + 2] = third;
    products[first + 3] = fourth;
  }

  private static void many(PackedVectors rows, int row, double[] columns, double[] products) {
    Arrays.fill(products, 0);
    int end = rows.begin(row + 1);
    int i = rows.begin(row);
    for (; i < end - 1; i += 2) {
      addTwo(rows, i, columns, products);
    }
    if (i < end) {
      add(products, rows.values()[i], columns, rows.places()[i] * products.length);
    }
  }

  private static void addTwo(PackedVectors rows, int i, double[] columns, double[] products) {
    int first = rows.places()[i] * products.length;
    int second = rows.places()[i + 1] * products.length;
    double one = rows.values()[i];
    double two = rows.values()[i + 1];
    for (int j = 0; j < products.length; j++) {
      products[j] += one * columns[first + j] + two * columns[second + j];
    }
  }

  private static void add(double[] products, double value, double[] columns, int begin) {
    for (int i = 0; i < products.length; i++) {
      products[i] += value * columns[begin + i];
    }
  }
}
