package org.gleaner.network.part.attention;

import org.gleaner.network.math.FloatBlock;
import org.gleaner.network.math.Sequences;
import org.gleaner.network.math.Softmax;

/** Scaled dot-product attention within each sequence (Vaswani et al. 2017). */
final class SoftmaxHeads implements SelfAttention.Heads {
  private final Sequences sequences;
  private final int size;
  private final int heads;
  private final int width;
  private final float factor;
  private final float[][] shares;

  SoftmaxHeads(Sequences sequences, int size, int heads) {
    this.sequences = sequences;
    this.size = size;
    this.heads = heads;
    this.width = size / heads;
    this.factor = (float) (1 / Math.sqrt(width));
    this.shares = new float[sequences.count() * heads][];
  }

  private int longest() {
    int longest = 0;
    for (int length : sequences.lengths()) {
      longest = Math.max(longest, length);
    }
    return longest;
  }

  /** Where a head's part of a sequence begins: 0 for queries, 1 for keys, 2 for values. */
  private long at(int sequence, int head, int which) {
    return ((long) sequences.begin(sequence) * 3 + which) * size + (long) head * width;
  }

  @Override
  public float[] forward(float[] projected) {
    int longest = longest();
    float[] context = new float[sequences.rows() * size];
    try (FloatBlock all = FloatBlock.copyOf(projected);
        FloatBlock square = FloatBlock.allocate((long) longest * longest);
        FloatBlock result = FloatBlock.allocate(context.length)) {
      for (int i = 0; i < sequences.count(); i++) {
        for (int head = 0; head < heads; head++) {
          read(i, head, all, square, result);
        }
      }
      result.get(0, context, 0, context.length);
    }
    return context;
  }

  private void read(int i, int head, FloatBlock all, FloatBlock square, FloatBlock result) {
    int n = sequences.length(i);
    if (n == 0) {
      return;
    }
    FloatBlock.Operand queries = all.from(at(i, head, 0)).strided(3 * size);
    FloatBlock.Operand keys = all.transposedFrom(at(i, head, 1)).strided(3 * size);
    FloatBlock.multiply(n, n, width, factor, queries, keys, 0f, square, n);
    float[] shared = new float[n * n];
    square.get(0, shared, 0, shared.length);
    for (int row = 0; row < n; row++) {
      Softmax.inPlace(shared, row * n, n);
    }
    square.put(0, shared, 0, shared.length);
    shares[i * heads + head] = shared;
    long to = (long) sequences.begin(i) * size + (long) head * width;
    FloatBlock.multiply(
        n,
        width,
        n,
        1f,
        square.from(0).strided(n),
        all.from(at(i, head, 2)).strided(3 * size),
        0f,
        result.at(to),
        size);
  }

  @Override
  public float[] backward(float[] projected, float[] gradient) {
    int longest = longest();
    float[] result = new float[projected.length];
    try (FloatBlock all = FloatBlock.copyOf(projected);
        FloatBlock above = FloatBlock.copyOf(gradient);
        FloatBlock square = FloatBlock.allocate((long) longest * longest);
        FloatBlock below = FloatBlock.allocate(result.length)) {
      for (int i = 0; i < sequences.count(); i++) {
        for (int head = 0; head < heads; head++) {
          back(i, head, all, above, square, below);
        }
      }
      below.get(0, result, 0, result.length);
    }
    return result;
  }

  private void back(
      int i, int head, FloatBlock all, FloatBlock above, FloatBlock square, FloatBlock below) {
    int n = sequences.length(i);
    if (n == 0) {
      return;
    }
    long from = (long) sequences.begin(i) * size + (long) head * width;
    float[] shared = shares[i * heads + head];
    square.put(0, shared, 0, shared.length);
    FloatBlock.Operand gradient = above.from(from).strided(size);
    multiply(n, 1f, square.transposedFrom(0).strided(n), gradient, below, at(i, head, 2));
    FloatBlock.multiply(
        n,
        n,
        width,
        1f,
        gradient,
        all.transposedFrom(at(i, head, 2)).strided(3 * size),
        0f,
        square,
        n);
    float[] scores = new float[n * n];
    square.get(0, scores, 0, scores.length);
    for (int row = 0; row < n; row++) {
      Softmax.back(shared, scores, row * n, n);
    }
    square.put(0, scores, 0, scores.length);
    FloatBlock.Operand keys = all.from(at(i, head, 1)).strided(3 * size);
    multiply(n, factor, square.from(0).strided(n), keys, below, at(i, head, 0));
    FloatBlock.Operand queries = all.from(at(i, head, 0)).strided(3 * size);
    multiply(n, factor, square.transposedFrom(0).strided(n), queries, below, at(i, head, 1));
  }

  private void multiply(
      int n,
      float scale,
      FloatBlock.Operand left,
      FloatBlock.Operand right,
      FloatBlock result,
      long at) {
    FloatBlock.multiply(n, width, n, scale, left, right, 0f, result.at(at), 3 * size);
  }
}
