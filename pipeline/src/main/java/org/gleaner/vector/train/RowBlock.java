package org.gleaner.vector.train;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Some rows of a replica in transit; of rows that all replicas know, only the changes. A row is
 * always its start value plus its change, computed at the receiver, so that replicas stay equal to
 * the bit.
 */
final class RowBlock implements Serializable {
  private static final long serialVersionUID = 2L;

  private final int[] rows;
  private final float[] begins;
  private final float[] changes;

  /**
   * A block; the arrays are taken over.
   *
   * @param rows their numbers, rising
   * @param begins one row after the other before they were changed; null if everybody knows them
   * @param changes of one row after the other; null if there are none
   */
  private RowBlock(int[] rows, float[] begins, float[] changes) {
    this.rows = rows;
    this.begins = begins;
    this.changes = changes;
  }

  /** The numbers of the rows, rising; not to be changed. */
  int[] rows() {
    return rows;
  }

  /** The values of one row after the other, of a {@link #current} block; not to be changed. */
  float[] values() {
    return begins;
  }

  /** The changes of those rows of a range that were touched, if they are wanted. */
  static RowBlock touched(Replica replica, int begin, int end, IntPredicate wanted) {
    int[] rows = IntStream.range(begin, end).filter(replica::isTouched).filter(wanted).toArray();
    return new RowBlock(rows, null, changes(replica, rows));
  }

  /** All rows of a range, before they were changed, and their changes. */
  static RowBlock all(Replica replica, int begin, int end) {
    int[] rows = IntStream.range(begin, end).toArray();
    return new RowBlock(rows, copy(rows, replica::before), changes(replica, rows));
  }

  /** All rows of a range as they are. */
  static RowBlock current(Replica replica, int begin, int end) {
    int[] rows = IntStream.range(begin, end).toArray();
    return new RowBlock(rows, copy(rows, replica::row), null);
  }

  private static float[] changes(Replica replica, int[] rows) {
    float[] changes = copy(rows, replica::row);
    int at = 0;
    for (int row : rows) {
      for (float number : replica.before(row)) {
        changes[at++] -= number;
      }
    }
    return changes;
  }

  private static float[] copy(int[] rows, IntFunction<float[]> of) {
    int width = rows.length == 0 ? 0 : of.apply(rows[0]).length;
    float[] copy = new float[Math.multiplyExact(rows.length, width)];
    for (int i = 0; i < rows.length; i++) {
      System.arraycopy(of.apply(rows[i]), 0, copy, i * width, width);
    }
    return copy;
  }

  /**
   * One row of several: the mean of two changes that point the same way, the sum of two that are
   * orthogonal, and in between otherwise (Maleki et al. 2020, "Scaling distributed training with
   * adaptive summation"). A frequent word is learnt by every replica, and a sum would overshoot; a
   * rare one from different positions by each, and a mean would forget half of it. {@link
   * RowLayout#overlap} decides how much of a shared change counts once.
   *
   * @param blocks of {@link #touched} or of {@link #all} rows that were equal in all before they
   *     were changed
   */
  static RowBlock combined(List<RowBlock> blocks, int begin, int end, RowLayout layout) {
    int width = layout.width();
    int given = blocks.stream().mapToInt(block -> block.rows.length).sum();
    int[] rows = new int[Math.min(end - begin, given)];
    float[] changes = new float[Math.multiplyExact(rows.length, width)];
    int[] at = new int[blocks.size()];
    int size = 0;
    for (int row = begin; row < end; row++) {
      float[] change = null;
      int merged = 0;
      for (int i = 0; i < at.length; i++) {
        RowBlock block = blocks.get(i);
        if (at[i] == block.rows.length || block.rows[at[i]] != row) {
          continue;
        }
        float[] other = Arrays.copyOfRange(block.changes, at[i] * width, (at[i] + 1) * width);
        if (change == null) {
          change = other;
        } else {
          add(change, other, layout, layout.overlap(row, merged, blocks.size()));
        }
        merged++;
        at[i]++;
      }
      if (change != null) {
        System.arraycopy(change, 0, changes, size * width, width);
        rows[size++] = row;
      }
    }
    return new RowBlock(
        Arrays.copyOf(rows, size), blocks.get(0).begins, Arrays.copyOf(changes, size * width));
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

  /** Replaces a replica's rows by these, since their start values. */
  void copyTo(Replica replica) {
    int width = rows.length == 0 ? 0 : changes.length / rows.length;
    for (int i = 0; i < rows.length; i++) {
      float[] row = replica.row(rows[i]);
      float[] from = begins == null ? replica.before(rows[i]) : begins;
      int at = begins == null ? 0 : i * width;
      for (int j = 0; j < width; j++) {
        row[j] = from[at + j] + changes[i * width + j];
      }
      replica.forgetTouched(rows[i]);
    }
  }
}
