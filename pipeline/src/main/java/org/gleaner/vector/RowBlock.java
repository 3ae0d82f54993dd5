package org.gleaner.vector;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;

/** Some rows of a replica on their way. */
final class RowBlock implements Serializable {
  private static final long serialVersionUID = 1L;

  private final int[] rows;
  private final float[] values;
  private final float[] before;

  /**
   * A block; the arrays are taken over.
   *
   * @param rows their numbers, rising
   * @param values of one row after the other
   * @param before the same before they were changed; null if nobody asks
   */
  private RowBlock(int[] rows, float[] values, float[] before) {
    this.rows = rows;
    this.values = values;
    this.before = before;
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
    int width = replica.size() == 0 ? 0 : replica.row(0).length;
    float[] values = new float[Math.multiplyExact(rows.length, width)];
    float[] before = replica.isOne() ? null : new float[values.length];
    for (int i = 0; i < rows.length; i++) {
      System.arraycopy(replica.row(rows[i]), 0, values, i * width, width);
      if (before != null) {
        System.arraycopy(replica.before(rows[i]), 0, before, i * width, width);
      }
    }
    return new RowBlock(rows, values, before);
  }

  /**
   * One row of several: where the changes of two point the same way it is their mean, where they
   * have nothing to do with each other their sum, and in between something in between (Maleki et
   * al. 2020, "Scaling distributed training with adaptive summation"). A frequent word is learnt by
   * every replica anew, and a sum would go too far; a rare one by each from other places, and a
   * mean would forget half of it. How much of what they share counts once is the layout's {@link
   * RowLayout#overlap}.
   *
   * @param blocks of rows that were equal in all before they were changed
   */
  static RowBlock combined(List<RowBlock> blocks, int begin, int end, RowLayout layout) {
    int width = layout.width();
    int[] rows = new int[end - begin];
    float[] values = new float[Math.multiplyExact(rows.length, width)];
    int[] at = new int[blocks.size()];
    int size = 0;
    for (int row = begin; row < end; row++) {
      float[] first = null;
      float[] change = null;
      int merged = 0;
      for (int i = 0; i < at.length; i++) {
        RowBlock block = blocks.get(i);
        if (at[i] == block.rows.length || block.rows[at[i]] != row) {
          continue;
        }
        float[] other = block.change(at[i], width);
        if (change == null) {
          change = other;
          first = Arrays.copyOfRange(block.before, at[i] * width, (at[i] + 1) * width);
        } else {
          add(change, other, layout, layout.overlap(row, merged, blocks.size()));
        }
        merged++;
        at[i]++;
      }
      if (change != null) {
        Vectors.add(first, change);
        System.arraycopy(first, 0, values, size * width, width);
        rows[size++] = row;
      }
    }
    return new RowBlock(Arrays.copyOf(rows, size), Arrays.copyOf(values, size * width), null);
  }

  private float[] change(int at, int width) {
    float[] change = new float[width];
    for (int i = 0; i < width; i++) {
      change[i] = values[at * width + i] - before[at * width + i];
    }
    return change;
  }

  private static void add(float[] change, float[] other, RowLayout layout, double overlap) {
    int numbers = layout.width() / layout.parts();
    for (int begin = 0; begin < layout.width(); begin += numbers) {
      add(change, other, begin, begin + numbers, overlap);
    }
  }

  private static void add(float[] change, float[] other, int begin, int end, double overlap) {
    double product = 0;
    double square = 0;
    double otherSquare = 0;
    for (int i = begin; i < end; i++) {
      product += (double) change[i] * other[i];
      square += (double) change[i] * change[i];
      otherSquare += (double) other[i] * other[i];
    }
    float share = square > 0 ? (float) (1 - overlap * product / (2 * square)) : 1;
    float otherShare = otherSquare > 0 ? (float) (1 - overlap * product / (2 * otherSquare)) : 1;
    for (int i = begin; i < end; i++) {
      change[i] = share * change[i] + otherShare * other[i];
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
