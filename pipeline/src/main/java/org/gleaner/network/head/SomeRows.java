package org.gleaner.network.head;

import org.gleaner.network.math.Products;

/** Rows of a matrix by their numbers; a number may occur more than once. */
final class SomeRows {
  private SomeRows() {}

  /** Copies rows of {@code width} numbers one after the other. */
  static float[] of(float[] all, int[] rows, int width) {
    float[] some = new float[rows.length * width];
    put(all, rows, width, some, width, 0);
    return some;
  }

  /**
   * Copies rows into columns of another matrix.
   *
   * @param all rows of {@code width} numbers
   * @param columns numbers of a row of {@code to}
   * @param at the first column
   */
  static void put(float[] all, int[] rows, int width, float[] to, int columns, int at) {
    for (int i = 0; i < rows.length; i++) {
      System.arraycopy(all, rows[i] * width, to, i * columns + at, width);
    }
  }

  /** Adds columns to the rows from which {@link #put} has copied them. */
  static void add(float[] some, int columns, int at, float[] all, int[] rows, int width) {
    for (int i = 0; i < rows.length; i++) {
      Products.addScaled(some, i * columns + at, 1f, all, rows[i] * width, width);
    }
  }
}
