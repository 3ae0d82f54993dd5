package org.gleaner.network.part.attention;

import org.gleaner.network.math.Sequences;
import org.gleaner.network.part.Chance;
import org.gleaner.network.part.Parameters;
import org.gleaner.network.part.Pass;

/**
 * What the two passes of a {@link TransformerLayer} over a batch share. Sequences are computed in
 * spans of up to {@value #SPAN} rows: products on blocks outside the Java heap, everything else on
 * tiles of {@value #TILE} numbers, copied while they are in the cache.
 */
final class LayerState {
  private static final int SPAN = 256;
  private static final int TILE = 8192;

  final TransformerLayer.Shape shape;
  final Parameters parameters;
  final boolean training;
  final int size;
  final int inner;

  /** Rows of the layer's width in a tile. */
  final int tileRows;

  /** Rows of inner units in a tile. */
  final int innerRows;

  final ShareDropout attentionDropout;
  final ShareDropout unitsDropout;
  final NormTiles first;
  final NormTiles second;
  final Sequences sequences;
  final float[] input;
  final SoftmaxHeads heads;
  final LayerMemory kept;

  /** A tile that is worked on. */
  final float[] tile;

  /** A tile beside it. */
  final float[] other;

  /** The state of a pass over the rows of sequences. */
  LayerState(TransformerLayer.Shape shape, Pass pass, Sequences sequences, float[] input) {
    this.shape = shape;
    this.parameters = pass.parameters();
    this.training = pass.chance().training();
    this.size = shape.size;
    this.inner = shape.inner;
    this.sequences = sequences;
    this.input = input;
    Chance chance = pass.chance();
    ShareDropout ofHeads = new ShareDropout(shape.attentionDropout, "heads", chance);
    boolean causal = shape.attention == SelfAttention.Kind.CAUSAL;
    heads = new SoftmaxHeads(sequences, size, shape.heads, ofHeads, causal);
    attentionDropout = new ShareDropout(shape.dropout, "attention-dropout", chance);
    unitsDropout = new ShareDropout(shape.dropout, "units-dropout", chance);
    tileRows = Math.max(1, TILE / size);
    innerRows = Math.max(1, TILE / inner);
    tile = new float[Math.max(tileRows * size, innerRows * inner)];
    other = new float[tile.length];
    first = norm(shape.normFirst ? "attention.norm" : "attention-norm");
    second = norm(shape.normFirst ? "units.norm" : "units-norm");
    kept = new LayerMemory(training ? sequences.rows() : longestSpan(), size, inner);
  }

  private NormTiles norm(String name) {
    return new NormTiles(parameters.of(name), size, tileRows, shape.epsilon, training);
  }

  /** Work on some sequences. */
  @FunctionalInterface
  interface Span {
    /**
     * Works on a span.
     *
     * @param from the first sequence
     * @param to after the last
     */
    void on(int from, int to);
  }

  /** Calls for each span of sequences. */
  void eachSpan(Span work) {
    int from = 0;
    for (int to = 1; to <= sequences.count(); to++) {
      if (to == sequences.count() || sequences.begin(to + 1) - sequences.begin(from) > SPAN) {
        work.on(from, to);
        from = to;
      }
    }
  }

  /** The greatest number of rows of a span. */
  int longestSpan() {
    int[] longest = {0};
    eachSpan((from, to) -> longest[0] = Math.max(longest[0], rows(from, to)));
    return longest[0];
  }

  /** The number of rows of some sequences. */
  int rows(int from, int to) {
    return sequences.begin(to) - sequences.begin(from);
  }

  /** Work on some rows. */
  @FunctionalInterface
  interface Tile {
    /**
     * Works on a tile.
     *
     * @param row its first row
     * @param count its number of rows
     */
    void on(int row, int count);
  }

  /** Calls for each tile of some rows. */
  static void eachTile(int rows, int most, Tile work) {
    for (int row = 0; row < rows; row += most) {
      work.on(row, Math.min(most, rows - row));
    }
  }

  /** Adds the first {@code count} numbers of a tile to another. */
  static void add(float[] to, float[] from, int count) {
    for (int i = 0; i < count; i++) {
      to[i] += from[i];
    }
  }
}
