package org.gleaner.network.math;

/** Vectors as a network of DL4J holds them, [sequences, width, steps], zero beyond the end. */
public final class Grid {
  private Grid() {}

  /** The grid of the rows of sequences. */
  public static float[] of(float[] rows, Sequences sequences, int width, int steps) {
    float[] grid = new float[sequences.count() * width * steps];
    for (int i = 0; i < sequences.count(); i++) {
      for (int k = 0; k < sequences.length(i); k++) {
        int row = (sequences.begin(i) + k) * width;
        for (int c = 0; c < width; c++) {
          grid[(i * width + c) * steps + k] = rows[row + c];
        }
      }
    }
    return grid;
  }

  /** The rows of sequences out of their grid. */
  public static float[] rows(float[] grid, Sequences sequences, int width, int steps) {
    float[] rows = new float[sequences.rows() * width];
    for (int i = 0; i < sequences.count(); i++) {
      for (int k = 0; k < sequences.length(i); k++) {
        int row = (sequences.begin(i) + k) * width;
        for (int c = 0; c < width; c++) {
          rows[row + c] = grid[(i * width + c) * steps + k];
        }
      }
    }
    return rows;
  }
}
