package org.gleaner.vector;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;

/** Some rows of a replica on their way. */
final class RowBlock implements Serializable {
  private static final long serialVersionUID = 1L;

  private final int[] rows;
  private final float[] values;

  /**
   * A block; the arrays are taken over.
   *
   * @param rows their numbers, rising
   * @param values of one row after the other
   */
  RowBlock(int[] rows, float[] values) {
    this.rows = rows;
    this.values = values;
  }

  /** The numbers of the rows, rising; not to be changed. */
  int[] rows() {
    return rows;
  }

  /** The values of one row after the other; not to be changed. */
  float[] values() {
    return values;
  }

  /** The rows of a range that were touched. */
  static RowBlock touched(Replica replica, int begin, int end) {
    int[] rows = new int[end - begin];
    int size = 0;
    for (int row = begin; row < end; row++) {
      if (replica.isTouched(row)) {
        rows[size++] = row;
      }
    }
    return of(replica, Arrays.copyOf(rows, size));
  }

  /** All rows of a range. */
  static RowBlock all(Replica replica, int begin, int end) {
    int[] rows = new int[end - begin];
    Arrays.setAll(rows, i -> begin + i);
    return of(replica, rows);
  }

  private static RowBlock of(Replica replica, int[] rows) {
    int dimensions = replica.size() == 0 ? 0 : replica.row(0).length;
    float[] values = new float[Math.multiplyExact(rows.length, dimensions)];
    for (int i = 0; i < rows.length; i++) {
      System.arraycopy(replica.row(rows[i]), 0, values, i * dimensions, dimensions);
    }
    return new RowBlock(rows, values);
  }

  /** The mean of each row over the blocks that have it. */
  static RowBlock mean(List<RowBlock> blocks, int begin, int end, int dimensions) {
    int[] counts = new int[end - begin];
    for (RowBlock block : blocks) {
      for (int row : block.rows) {
        counts[row - begin]++;
      }
    }
    int[] place = new int[end - begin];
    int[] rows = new int[end - begin];
    int size = 0;
    for (int i = 0; i < counts.length; i++) {
      place[i] = size;
      if (counts[i] > 0) {
        rows[size++] = begin + i;
      }
    }
    float[] values = new float[size * dimensions];
    for (RowBlock block : blocks) {
      block.addTo(values, place, begin, dimensions);
    }
    for (int i = 0; i < size; i++) {
      float share = 1f / counts[rows[i] - begin];
      for (int j = i * dimensions; j < (i + 1) * dimensions; j++) {
        values[j] *= share;
      }
    }
    return new RowBlock(Arrays.copyOf(rows, size), values);
  }

  private void addTo(float[] sums, int[] place, int begin, int dimensions) {
    for (int i = 0; i < rows.length; i++) {
      int to = place[rows[i] - begin] * dimensions;
      for (int j = 0; j < dimensions; j++) {
        sums[to + j] += values[i * dimensions + j];
      }
    }
  }

  /** Writes the rows into a replica. */
  void copyTo(Replica replica) {
    int dimensions = rows.length == 0 ? 0 : values.length / rows.length;
    for (int i = 0; i < rows.length; i++) {
      System.arraycopy(values, i * dimensions, replica.row(rows[i]), 0, dimensions);
    }
  }
}
