package org.gleaner.cluster;

import java.util.Arrays;

/**
 * Products of a sparse row with many dense columns at once. The columns lie place by place, those
 * of one place side by side, so that one pass over the row's values meets them all.
 *
 * <p>A few columns keep their sums in registers, four at a time; of many, whole lines are added up,
 * which the compiler makes vector instructions of. Places are added up by turns in two sums, so
 * that one need not wait for the other. Methods are small: they are compiled early.
 */
final class ColumnProducts {
  private static final int TILE = 4;
  private static final int FEW = 16;

  private ColumnProducts() {}

  /**
   * How many columns lie side by side where that many are wanted; the columns left over are zero.
   */
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
    int place = rows.beginOfPlaces(row);
    int i = rows.begin(row);
    double even0 = 0;
    double even1 = 0;
    double even2 = 0;
    double even3 = 0;
    double odd0 = 0;
    double odd1 = 0;
    double odd2 = 0;
    double odd3 = 0;
    for (; i < end - 1; i += 2, place += 2) {
      int at = places[place] * width + first;
      int next = places[place + 1] * width + first;
      double value = values[i];
      double other = values[i + 1];
      even0 += value * columns[at];
      even1 += value * columns[at + 1];
      even2 += value * columns[at + 2];
      even3 += value * columns[at + 3];
      odd0 += other * columns[next];
      odd1 += other * columns[next + 1];
      odd2 += other * columns[next + 2];
      odd3 += other * columns[next + 3];
    }
    if (i < end) {
      int at = places[place] * width + first;
      double value = values[i];
      even0 += value * columns[at];
      even1 += value * columns[at + 1];
      even2 += value * columns[at + 2];
      even3 += value * columns[at + 3];
    }
    products[first] = even0 + odd0;
    products[first + 1] = even1 + odd1;
    products[first + 2] = even2 + odd2;
    products[first + 3] = even3 + odd3;
  }

  private static void many(PackedVectors rows, int row, double[] columns, double[] products) {
    Arrays.fill(products, 0);
    int end = rows.begin(row + 1);
    int place = rows.beginOfPlaces(row);
    int i = rows.begin(row);
    for (; i < end - 1; i += 2, place += 2) {
      addTwo(rows, i, place, columns, products);
    }
    if (i < end) {
      add(products, rows.values()[i], columns, rows.places()[place] * products.length);
    }
  }

  private static void addTwo(
      PackedVectors rows, int i, int place, double[] columns, double[] products) {
    int first = rows.places()[place] * products.length;
    int second = rows.places()[place + 1] * products.length;
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
