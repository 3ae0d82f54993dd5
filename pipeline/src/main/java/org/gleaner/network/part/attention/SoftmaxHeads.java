package org.gleaner.network.part.attention;

import java.util.Arrays;
import org.gleaner.network.math.FloatBlock;
import org.gleaner.network.math.Rowwise;
import org.gleaner.network.math.Sequences;
import org.gleaner.network.math.Softmax;

/**
 * Scaled dot-product attention within each sequence (Vaswani et al. 2017). Weights are made for
 * {@value #TILE} rows at a time and are not kept: a backward pass makes them again (Dao et al.
 * 2022). Memory is linear in the length of a sequence. Causal heads compute no scores of rows after
 * a tile.
 */
final class SoftmaxHeads implements SelfAttention.Heads {
  private static final int TILE = 128;

  private final Sequences sequences;
  private final int size;
  private final int heads;
  private final int width;
  private final float factor;
  private final ShareDropout dropout;
  private final boolean causal;
  private final int longest;
  private float[] context;

  /**
   * Heads of a pass.
   *
   * @param causal whether a row reads itself and the rows before it alone
   */
  SoftmaxHeads(Sequences sequences, int size, int heads, ShareDropout dropout, boolean causal) {
    this.sequences = sequences;
    this.size = size;
    this.heads = heads;
    this.width = size / heads;
    this.factor = (float) (1 / Math.sqrt(width));
    this.dropout = dropout;
    this.causal = causal;
    this.longest = Arrays.stream(sequences.lengths()).max().orElse(0);
  }

  /** Some rows of a head in a sequence: what a tile is computed for. */
  private final class Tile {
    final int row;
    final int begin;
    final int head;
    final int from;
    final int rows;
    final int keys;

    Tile(int sequence, int head, int from, int first) {
      this.row = sequences.begin(sequence) + from;
      this.begin = sequences.begin(sequence) - first;
      this.head = head;
      this.from = from;
      int length = sequences.length(sequence);
      this.rows = Math.min(TILE, length - from);
      this.keys = causal ? from + rows : length;
    }

    /** Where the tile's queries (0) begin, or the head's keys (1) or values (2). */
    long at(int which) {
      long at = which == 0 ? begin + from : begin;
      return (at * 3 + which) * size + (long) head * width;
    }

    /** Where the tile's rows of the context begin. */
    long out() {
      return (long) (begin + from) * size + (long) head * width;
    }

    int size() {
      return rows * keys;
    }

    /** A number for the first weight of the tile, beyond those of other tiles. */
    long place() {
      return ((long) head * sequences.rows() + row) * longest;
    }
  }

  @FunctionalInterface
  private interface Work {
    void on(Tile tile);
  }

  /** The tiles of sequences whose first row is the first of the blocks. */
  private void each(int firstSequence, int lastSequence, Work work) {
    int first = sequences.begin(firstSequence);
    for (int i = firstSequence; i < lastSequence; i++) {
      for (int head = 0; head < heads; head++) {
        for (int from = 0; from < sequences.length(i); from += TILE) {
          work.on(new Tile(i, head, from, first));
        }
      }
    }
  }

  @Override
  public float[] forward(float[] projected) {
    context = new float[sequences.rows() * size];
    try (FloatBlock all = FloatBlock.copyOf(projected);
        FloatBlock result = FloatBlock.allocate(context.length)) {
      forward(all, result, 0, sequences.count());
      result.get(0, context, 0, context.length);
    }
    return context;
  }

  /**
   * Computes what the heads read for some sequences.
   *
   * @param all queries, keys and values of their rows, [rows, 3 size]
   * @param result what the heads read is written here, [rows, size]
   * @param from the first sequence
   * @param to after the last
   */
  void forward(FloatBlock all, FloatBlock result, int from, int to) {
    float[] shares = new float[TILE * longest];
    try (FloatBlock square = FloatBlock.allocate(shares.length)) {
      each(
          from,
          to,
          tile -> {
            share(tile, all, square, shares);
            drop(tile, shares);
            square.put(0, shares, 0, tile.size());
            FloatBlock.Operand values = all.from(tile.at(2)).strided(3 * size);
            FloatBlock.Operand left = square.from(0).strided(tile.keys);
            FloatBlock out = result.at(tile.out());
            FloatBlock.multiply(tile.rows, width, tile.keys, 1f, left, values, 0f, out, size);
          });
    }
  }

  /** The weights of a tile: the softmax of the scaled products of its queries with the keys. */
  private void share(Tile tile, FloatBlock all, FloatBlock square, float[] shares) {
    FloatBlock.Operand queries = all.from(tile.at(0)).strided(3 * size);
    FloatBlock.Operand keys = all.transposedFrom(tile.at(1)).strided(3 * size);
    FloatBlock.multiply(tile.rows, tile.keys, width, factor, queries, keys, 0f, square, tile.keys);
    square.get(0, shares, 0, tile.size());
    if (causal) {
      Softmax.growingRows(shares, tile.rows, tile.keys, tile.from + 1);
    } else {
      Softmax.rows(shares, tile.rows, tile.keys);
    }
  }

  private void drop(Tile tile, float[] shares) {
    if (dropout.drops()) {
      dropout.times(shares, tile.size(), tile.place());
    }
  }

  @Override
  public float[] backward(float[] projected, float[] gradient) {
    float[] result = new float[projected.length];
    try (FloatBlock all = FloatBlock.copyOf(projected);
        FloatBlock read = FloatBlock.copyOf(context);
        FloatBlock above = FloatBlock.copyOf(gradient);
        FloatBlock below = FloatBlock.allocate(result.length)) {
      backward(all, read, above, below, 0, sequences.count());
      below.get(0, result, 0, result.length);
    }
    return result;
  }

  /**
   * The gradient of queries, keys and values of some sequences, after their forward pass.
   *
   * @param all queries, keys and values of their rows, [rows, 3 size]
   * @param read what the heads read, [rows, size]
   * @param above its gradient
   * @param below the gradient of queries, keys and values is written here
   * @param from the first sequence
   * @param to after the last
   */
  void backward(
      FloatBlock all, FloatBlock read, FloatBlock above, FloatBlock below, int from, int to) {
    float[] shares = new float[TILE * longest];
    float[] slopes = new float[TILE * longest];
    float[] means = means(read, above, sequences.begin(to) - sequences.begin(from));
    try (FloatBlock square = FloatBlock.allocate(shares.length)) {
      below.clear((long) (sequences.begin(to) - sequences.begin(from)) * 3 * size);
      each(
          from,
          to,
          tile -> {
            share(tile, all, square, shares);
            ofShares(tile, all, above, square, slopes);
            drop(tile, slopes);
            ofScores(tile, means, shares, slopes);
            toQueriesAndKeys(tile, all, slopes, square, below);
            drop(tile, shares);
            toValues(tile, shares, above, square, below);
          });
    }
  }

  /** For each row and head the product of what was read with its gradient. */
  private float[] means(FloatBlock read, FloatBlock above, int rows) {
    float[] means = new float[rows * heads];
    float[] left = new float[size];
    float[] right = new float[size];
    for (int row = 0; row < rows; row++) {
      read.get((long) row * size, left, 0, size);
      above.get((long) row * size, right, 0, size);
      for (int head = 0; head < heads; head++) {
        means[row * heads + head] = Rowwise.dot(left, head * width, right, head * width, width);
      }
    }
    return means;
  }

  /** The gradients of a tile's weights. */
  private void ofShares(
      Tile tile, FloatBlock all, FloatBlock above, FloatBlock square, float[] slopes) {
    FloatBlock.Operand gradient = above.from(tile.out()).strided(size);
    FloatBlock.Operand values = all.transposedFrom(tile.at(2)).strided(3 * size);
    FloatBlock.multiply(tile.rows, tile.keys, width, 1f, gradient, values, 0f, square, tile.keys);
    square.get(0, slopes, 0, tile.size());
  }

  /** Replaces the gradients of weights by those of their scores. */
  private void ofScores(Tile tile, float[] means, float[] shares, float[] slopes) {
    for (int row = 0; row < tile.rows; row++) {
      float mean = means[(tile.begin + tile.from + row) * heads + tile.head];
      for (int i = row * tile.keys; i < (row + 1) * tile.keys; i++) {
        slopes[i] = shares[i] * (slopes[i] - mean);
      }
    }
  }

  private void toQueriesAndKeys(
      Tile tile, FloatBlock all, float[] slopes, FloatBlock square, FloatBlock below) {
    square.put(0, slopes, 0, tile.size());
    FloatBlock.Operand keys = all.from(tile.at(1)).strided(3 * size);
    FloatBlock.Operand left = square.from(0).strided(tile.keys);
    FloatBlock to = below.at(tile.at(0));
    FloatBlock.multiply(tile.rows, width, tile.keys, factor, left, keys, 0f, to, 3 * size);
    FloatBlock.Operand queries = all.from(tile.at(0)).strided(3 * size);
    add(tile, factor, square, queries, below.at(tile.at(1)));
  }

  private void toValues(
      Tile tile, float[] shares, FloatBlock above, FloatBlock square, FloatBlock below) {
    square.put(0, shares, 0, tile.size());
    add(tile, 1f, square, above.from(tile.out()).strided(size), below.at(tile.at(2)));
  }

  /** Adds the transposed tile times some rows. */
  private void add(
      Tile tile, float scale, FloatBlock square, FloatBlock.Operand rows, FloatBlock to) {
    FloatBlock.Operand left = square.transposedFrom(0).strided(tile.keys);
    FloatBlock.multiply(tile.keys, width, tile.rows, scale, left, rows, 1f, to, 3 * size);
  }
}
