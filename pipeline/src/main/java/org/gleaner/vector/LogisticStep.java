package org.gleaner.vector;

import java.util.Arrays;

/**
 * One step of stochastic gradient ascent on the log-likelihood of logistic units: an input vector
 * against output rows, each with a label. The inner loop of every word vector model.
 *
 * <p>Rows are taken six at a time (a word and five negatives), so that an input is read once for
 * six products. Sums run over four and more independent chains, since a Java machine keeps the
 * order of float additions and one chain would wait for each of them. Not thread-safe; the rows may
 * be shared with other threads, whose writes may get lost.
 */
final class LogisticStep {
  private static final int BLOCK = 6;
  private static final int LOSS_EVERY = 16;

  private final int dimensions;
  private final float[] error;
  private final float[] slopes6 = new float[BLOCK];
  private float[][] rows = new float[64][];
  private float[] labels = new float[64];
  private float[] slopes = new float[64];
  private int size;
  private int cleared;
  private double loss;
  private long losses;

  LogisticStep(int dimensions) {
    this.dimensions = dimensions;
    this.error = new float[dimensions];
  }

  /** Forgets the rows. */
  void clear() {
    size = 0;
    cleared++;
  }

  /** Adds a row whose unit should say the label, 0 or 1. */
  void add(float[] row, float label) {
    if (size == rows.length) {
      rows = Arrays.copyOf(rows, size * 2);
      labels = Arrays.copyOf(labels, size * 2);
      slopes = Arrays.copyOf(slopes, size * 2);
    }
    rows[size] = row;
    labels[size++] = label;
  }

  /**
   * Moves the rows, and returns by how much to move the input; the result is overwritten by the
   * next call.
   */
  float[] apply(float[] input, float rate) {
    slopes(input, rate);
    Arrays.fill(error, 0);
    int at = 0;
    for (; at + BLOCK <= size; at += BLOCK) {
      move(input, at);
    }
    for (; at < size; at++) {
      move(input, rows[at], slopes[at], error, dimensions);
    }
    return error;
  }

  /** The sum of the losses that were sampled so far. */
  double lossSum() {
    return loss;
  }

  /** How many losses were sampled so far. */
  long lossCount() {
    return losses;
  }

  private void slopes(float[] input, float rate) {
    int at = 0;
    for (; at + BLOCK <= size; at += BLOCK) {
      products(input, at);
    }
    for (; at < size; at++) {
      slopes[at] = Vectors.dot(input, rows[at]);
    }
    // The first input alone: what the rows have just learnt from it would flatter the next.
    if (cleared >= LOSS_EVERY) {
      cleared = 0;
      addLoss();
    }
    for (int i = 0; i < size; i++) {
      slopes[i] = (labels[i] - Sigmoid.of(slopes[i])) * rate;
    }
  }

  private void addLoss() {
    for (int i = 0; i < size; i++) {
      double score = labels[i] > 0 ? slopes[i] : -slopes[i];
      loss += Math.log1p(Math.exp(-score));
    }
    losses += size;
  }

  private void products(float[] input, int at) {
    float[][] r = rows;
    products(
        input, r[at], r[at + 1], r[at + 2], r[at + 3], r[at + 4], r[at + 5], slopes6, dimensions);
    System.arraycopy(slopes6, 0, slopes, at, BLOCK);
  }

  private static void products(
      float[] input,
      float[] r0,
      float[] r1,
      float[] r2,
      float[] r3,
      float[] r4,
      float[] r5,
      float[] result,
      int n) {
    float a0 = 0;
    float a1 = 0;
    float a2 = 0;
    float a3 = 0;
    float a4 = 0;
    float a5 = 0;
    float b0 = 0;
    float b1 = 0;
    float b2 = 0;
    float b3 = 0;
    float b4 = 0;
    float b5 = 0;
    int i = 0;
    for (; i < n - 1; i += 2) {
      float u = input[i];
      float v = input[i + 1];
      a0 += u * r0[i];
      a1 += u * r1[i];
      a2 += u * r2[i];
      a3 += u * r3[i];
      a4 += u * r4[i];
      a5 += u * r5[i];
      b0 += v * r0[i + 1];
      b1 += v * r1[i + 1];
      b2 += v * r2[i + 1];
      b3 += v * r3[i + 1];
      b4 += v * r4[i + 1];
      b5 += v * r5[i + 1];
    }
    if (i < n) {
      a0 += input[i] * r0[i];
      a1 += input[i] * r1[i];
      a2 += input[i] * r2[i];
      a3 += input[i] * r3[i];
      a4 += input[i] * r4[i];
      a5 += input[i] * r5[i];
    }
    result[0] = a0 + b0;
    result[1] = a1 + b1;
    result[2] = a2 + b2;
    result[3] = a3 + b3;
    result[4] = a4 + b4;
    result[5] = a5 + b5;
  }

  private void move(float[] input, int at) {
    float[][] r = rows;
    float[] s = slopes;
    addTo(error, r[at], r[at + 1], r[at + 2], r[at + 3], r[at + 4], r[at + 5], s, at, dimensions);
    spread(input, r[at], r[at + 1], r[at + 2], r[at + 3], r[at + 4], r[at + 5], s, at, dimensions);
  }

  private static void addTo(
      float[] error,
      float[] r0,
      float[] r1,
      float[] r2,
      float[] r3,
      float[] r4,
      float[] r5,
      float[] slopes,
      int at,
      int n) {
    float s0 = slopes[at];
    float s1 = slopes[at + 1];
    float s2 = slopes[at + 2];
    float s3 = slopes[at + 3];
    float s4 = slopes[at + 4];
    float s5 = slopes[at + 5];
    for (int i = 0; i < n; i++) {
      error[i] += s0 * r0[i] + s1 * r1[i] + s2 * r2[i] + s3 * r3[i] + s4 * r4[i] + s5 * r5[i];
    }
  }

  private static void spread(
      float[] input,
      float[] r0,
      float[] r1,
      float[] r2,
      float[] r3,
      float[] r4,
      float[] r5,
      float[] slopes,
      int at,
      int n) {
    float s0 = slopes[at];
    float s1 = slopes[at + 1];
    float s2 = slopes[at + 2];
    float s3 = slopes[at + 3];
    float s4 = slopes[at + 4];
    float s5 = slopes[at + 5];
    for (int i = 0; i < n; i++) {
      float value = input[i];
      r0[i] += s0 * value;
      r1[i] += s1 * value;
      r2[i] += s2 * value;
      r3[i] += s3 * value;
      r4[i] += s4 * value;
      r5[i] += s5 * value;
    }
  }

  private static void move(float[] input, float[] row, float slope, float[] error, int n) {
    for (int i = 0; i < n; i++) {
      error[i] += slope * row[i];
    }
    for (int i = 0; i < n; i++) {
      row[i] += slope * input[i];
    }
  }
}
