package org.gleaner.network.part.attention;

import org.gleaner.network.math.FloatBlock;
import org.gleaner.network.math.Products;
import org.gleaner.network.math.Sequences;
import org.gleaner.network.math.Softmax;

/**
 * Scaled dot-product attention within each sequence (Vaswani et al. 2017). Weights are made for
 * {@value #TILE} rows at a time and are not kept: a backward pass makes them again from the
 * logarithm of each row's sum (Dao et al. 2022). Memory is linear in the length of a sequence.
 */
final class SoftmaxHeads implements SelfAttention.Heads {
  private static final int TILE = 64;

  private final Sequences sequences;
  private final int size;
  private final int heads;
  private final int width;
  private final float factor;
  private final boolean causal;
  private final ShareDropout dropout;
  private final float[] logSums;
  private float[] context;

  SoftmaxHeads(Sequences sequences, int size, int heads, boolean causal, ShareDropout dropout) {
    this.sequences = sequences;
    this.size = size;
    this.heads = heads;
    this.width = size / heads;
    this.factor = (float) (1 / Math.sqrt(width));
    this.causal = causal;
    this.dropout = dropout;
    this.logSums = new float[sequences.rows() * heads];
  }

  private int longest() {
    int longest = 0;
    for (int length : sequences.lengths()) {
      longest = Math.max(longest, length);
    }
    return longest;
  }

  /** Some rows of a head in a sequence: what a tile is computed for. */
  private final class Tile {
    final int begin;
    final int head;
    final int from;
    final int rows;
    final int keys;

    Tile(int sequence, int head, int from) {
      this.begin = sequences.begin(sequence);
      this.head = head;
      this.from = from;
      int length = sequences.length(sequence);
      this.rows = Math.min(TILE, length - from);
      this.keys = causal ? from + rows : length;
    }

    /** Where the tile's queries (0) begin, or the head's keys (1) or values (2). */
    long at(int which) {
      long row = which == 0 ? begin + from : begin;
      return (row * 3 + which) * size + (long) head * width;
    }

    /** Where the tile's rows of the context begin. */
    long out() {
      return (long) (begin + from) * size + (long) head * width;
    }

    int logSum(int row) {
      return (begin + from + row) * heads + head;
    }

    /** How many keys a row reads. */
    int read(int row) {
      return causal ? from + row + 1 : keys;
    }

    /** A number for the first weight of the tile, beyond those of other tiles. */
    long place(int longest) {
      return ((long) head * sequences.rows() + begin + from) * longest;
    }
  }

  @FunctionalInterface
  private interface Work {
    void on(Tile tile);
  }

  private void each(Work work) {
    for (int i = 0; i < sequences.count(); i++) {
      for (int head = 0; head < heads; head++) {
        for (int from = 0; from < sequences.length(i); from += TILE) {
          work.on(new Tile(i, head, from));
        }
      }
    }
  }

  @Override
  public float[] forward(float[] projected) {
    int longest = longest();
    context = new float[sequences.rows() * size];
    float[] shares = new float[TILE * longest];
    try (FloatBlock all = FloatBlock.copyOf(projected);
        FloatBlock square = FloatBlock.allocate(shares.length);
        FloatBlock result = FloatBlock.allocate(context.length)) {
      each(
          tile -> {
            score(tile, all, square, shares);
            for (int row = 0; row < tile.rows; row++) {
              logSums[tile.logSum(row)] = share(tile, row, shares);
            }
            drop(tile, shares, longest);
            square.put(0, shares, 0, tile.rows * tile.keys);
            FloatBlock.Operand values = all.from(tile.at(2)).strided(3 * size);
            FloatBlock.Operand left = square.from(0).strided(tile.keys);
            FloatBlock to = result.at(tile.out());
            FloatBlock.multiply(tile.rows, width, tile.keys, 1f, left, values, 0f, to, size);
          });
      result.get(0, context, 0, context.length);
    }
    return context;
  }

  /** The scaled products of a tile's queries with the keys. */
  private void score(Tile tile, FloatBlock all, FloatBlock square, float[] scores) {
    FloatBlock.Operand queries = all.from(tile.at(0)).strided(3 * size);
    FloatBlock.Operand keys = all.transposedFrom(tile.at(1)).strided(3 * size);
    FloatBlock.multiply(tile.rows, tile.keys, width, factor, queries, keys, 0f, square, tile.keys);
    square.get(0, scores, 0, tile.rows * tile.keys);
  }

  /** Replaces the scores of a row by its weights, and returns the logarithm of their sum. */
  private static float share(Tile tile, int row, float[] scores) {
    int read = tile.read(row);
    float logSum = Softmax.inPlace(scores, row * tile.keys, read);
    java.util.Arrays.fill(scores, row * tile.keys + read, (row + 1) * tile.keys, 0f);
    return logSum;
  }

  private void drop(Tile tile, float[] shares, int longest) {
    if (dropout.drops()) {
      dropout.times(shares, tile.rows * tile.keys, tile.place(longest));
    }
  }

  @Override
  public float[] backward(float[] projected, float[] gradient) {
    int longest = longest();
    float[] result = new float[projected.length];
    float[] shares = new float[TILE * longest];
    float[] slopes = new float[TILE * longest];
    try (FloatBlock all = FloatBlock.copyOf(projected);
        FloatBlock above = FloatBlock.copyOf(gradient);
        FloatBlock square = FloatBlock.allocate(shares.length);
        FloatBlock below = FloatBlock.allocate(result.length)) {
      below.clear(result.length);
      each(
          tile -> {
            score(tile, all, square, shares);
            again(tile, shares);
            ofShares(tile, all, above, square, slopes);
            drop(tile, slopes, longest);
            ofScores(tile, gradient, shares, slopes);
            toQueriesAndKeys(tile, all, slopes, square, below);
            drop(tile, shares, longest);
            toValues(tile, shares, above, square, below);
          });
      below.get(0, result, 0, result.length);
    }
    return result;
  }

  /** The weights of a tile from its scores, as the forward pass had them. */
  private void again(Tile tile, float[] scores) {
    for (int row = 0; row < tile.rows; row++) {
      int end = row * tile.keys + tile.read(row);
      float logSum = logSums[tile.logSum(row)];
      for (int i = row * tile.keys; i < end; i++) {
        scores[i] = Softmax.exp(Math.min(0f, scores[i] - logSum));
      }
      java.util.Arrays.fill(scores, end, (row + 1) * tile.keys, 0f);
    }
  }

  /** The gradients of a tile's weights. */
  private void ofShares(
      Tile tile, FloatBlock all, FloatBlock above, FloatBlock square, float[] slopes) {
    FloatBlock.Operand gradient = above.from(tile.out()).strided(size);
    FloatBlock.Operand values = all.transposedFrom(tile.at(2)).strided(3 * size);
    FloatBlock.multiply(tile.rows, tile.keys, width, 1f, gradient, values, 0f, square, tile.keys);
    square.get(0, slopes, 0, tile.rows * tile.keys);
  }

  /** Replaces the gradients of weights by those of their scores. */
  private void ofScores(Tile tile, float[] gradient, float[] shares, float[] slopes) {
    for (int row = 0; row < tile.rows; row++) {
      int at = Math.toIntExact(tile.out() + (long) row * size);
      float mean = Products.dot(gradient, at, context, at, width);
      for (int i = row * tile.keys; i < (row + 1) * tile.keys; i++) {
        slopes[i] = shares[i] * (slopes[i] - mean);
      }
    }
  }

  private void toQueriesAndKeys(
      Tile tile, FloatBlock all, float[] slopes, FloatBlock square, FloatBlock below) {
    square.put(0, slopes, 0, tile.rows * tile.keys);
    FloatBlock.Operand keys = all.from(tile.at(1)).strided(3 * size);
    FloatBlock.Operand left = square.from(0).strided(tile.keys);
    FloatBlock to = below.at(tile.at(0));
    FloatBlock.multiply(tile.rows, width, tile.keys, factor, left, keys, 0f, to, 3 * size);
    FloatBlock.Operand queries = all.from(tile.at(0)).strided(3 * size);
    add(tile, factor, square, queries, below.at(tile.at(1)));
  }

  private void toValues(
      Tile tile, float[] shares, FloatBlock above, FloatBlock square, FloatBlock below) {
    square.put(0, shares, 0, tile.rows * tile.keys);
    add(tile, 1f, square, above.from(tile.out()).strided(size), below.at(tile.at(2)));
  }

  /** Adds the transposed tile times some rows. */
  private void add(
      Tile tile, float scale, FloatBlock square, FloatBlock.Operand rows, FloatBlock to) {
    FloatBlock.Operand left = square.transposedFrom(0).strided(tile.keys);
    FloatBlock.multiply(tile.keys, width, tile.rows, scale, left, rows, 1f, to, 3 * size);
  }
}
