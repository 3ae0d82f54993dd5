package org.gleaner.vector.train;

import java.util.Arrays;
import org.gleaner.vector.NgramBuckets;
import org.gleaner.vector.VectorMath;

/** The mean of the input rows of some words: their own and those of their n-grams. */
final class AveragedInput {
  private static final int TOGETHER = 3;

  private final Replica replica;
  private final NgramBuckets subwords;
  private final float[] mean;
  private float[][] rows = new float[64][];
  private int size;

  /**
   * An input.
   *
   * @param subwords null if words have their own row only
   */
  AveragedInput(Replica replica, NgramBuckets subwords, int dimensions) {
    this.replica = replica;
    this.subwords = subwords;
    this.mean = new float[dimensions];
  }

  void clear() {
    size = 0;
  }

  void add(int word) {
    if (subwords == null) {
      addRow(word);
      return;
    }
    for (int row : subwords.rows(word)) {
      addRow(row);
    }
  }

  private void addRow(int row) {
    if (size == rows.length) {
      rows = Arrays.copyOf(rows, size * 2);
    }
    rows[size++] = replica.input(row);
  }

  /** The mean of the rows added; overwritten by the next call. */
  float[] mean() {
    Arrays.fill(mean, 0);
    int at = 0;
    for (; at + TOGETHER <= size; at += TOGETHER) {
      addTo(mean, rows[at], rows[at + 1], rows[at + 2]);
    }
    for (; at < size; at++) {
      VectorMath.add(mean, rows[at]);
    }
    VectorMath.scale(mean, 1f / size);
    return mean;
  }

  private static void addTo(float[] sum, float[] r0, float[] r1, float[] r2) {
    for (int i = 0; i < sum.length; i++) {
      sum[i] += r0[i] + r1[i] + r2[i];
    }
  }

  /** Moves every row. */
  void move(float[] error) {
    int at = 0;
    for (; at + TOGETHER <= size; at += TOGETHER) {
      move(error, rows[at], rows[at + 1], rows[at + 2]);
    }
    for (; at < size; at++) {
      VectorMath.add(rows[at], error);
    }
  }

  private static void move(float[] error, float[] r0, float[] r1, float[] r2) {
    for (int i = 0; i < error.length; i++) {
      float value = error[i];
      r0[i] += value;
      r1[i] += value;
      r2[i] += value;
    }
  }
}
