package org.gleaner.network.part.attention;

import org.gleaner.network.math.FloatBlock;

/** The forward pass of a {@link TransformerLayer}, span after span. */
final class LayerForward implements AutoCloseable {
  private final LayerState state;
  private final int size;
  private final int inner;
  private final FloatBlock rowsIn;
  private final FloatBlock rowsOut;
  private final FloatBlock units;
  private final float[] result;
  private final FloatBlock projection;
  private final FloatBlock output;
  private final FloatBlock innerWeight;
  private final FloatBlock outerWeight;
  private final float[] projectionBias;
  private final float[] outputBias;
  private final float[] innerBias;
  private final float[] outerBias;
  private final float[] work;

  LayerForward(LayerState state, int most, float[] result) {
    this.state = state;
    size = state.size;
    inner = state.inner;
    projection = state.parameters.value("attention.heads.W");
    output = state.parameters.value("attention.heads.O");
    innerWeight = state.parameters.value("units.inner.W");
    outerWeight = state.parameters.value("units.outer.W");
    projectionBias = state.parameters.copy("attention.heads.b");
    outputBias = NormTiles.repeated(state.parameters.copy("attention.heads.c"), state.tileRows);
    innerBias = NormTiles.repeated(state.parameters.copy("units.inner.b"), state.innerRows);
    outerBias = NormTiles.repeated(state.parameters.copy("units.outer.b"), state.tileRows);
    work = new float[state.tile.length];
    this.result = result;
    rowsIn = FloatBlock.allocate((long) most * size);
    rowsOut = FloatBlock.allocate((long) most * size);
    units = state.training ? FloatBlock.allocate((long) most * inner) : state.kept.inner;
  }

  void span(int from, int to) {
    int begin = state.sequences.begin(from);
    int count = state.sequences.begin(to) - begin;
    int base = state.training ? begin : 0;
    enter(begin, count, base);
    FloatBlock projected = state.kept.projected.at((long) base * 3 * size);
    FloatBlock context = state.kept.context.at((long) base * size);
    for (int row = 0; row < count; row++) {
      projected.put((long) row * 3 * size, projectionBias, 0, 3 * size);
    }
    FloatBlock.multiply(
        count, 3 * size, size, rowsIn.from(0), projection.from(0), 1f, projected, 0);
    state.heads.forward(projected, context, from, to);
    FloatBlock.multiply(count, size, size, context.from(0), output.from(0), 0f, rowsOut, 0);
    afterAttention(begin, count, base);
    FloatBlock innerBlock = state.kept.inner.at((long) base * inner);
    FloatBlock.multiply(count, inner, size, rowsIn.from(0), innerWeight.from(0), 0f, innerBlock, 0);
    activate(innerBlock, count);
    FloatBlock.multiply(count, size, inner, units.from(0), outerWeight.from(0), 0f, rowsOut, 0);
    afterUnits(begin, count, base);
  }

  /** The rows that meet the first weight. */
  private void enter(int begin, int count, int base) {
    if (!state.shape.normFirst) {
      rowsIn.put(0, state.input, begin * size, count * size);
      return;
    }
    LayerState.eachTile(
        count,
        state.tileRows,
        (row, n) -> {
          System.arraycopy(state.input, (begin + row) * size, state.tile, 0, n * size);
          normalize(state.first, state.kept.first, state.kept.firstScales, base + row, n);
          rowsIn.put((long) row * size, state.tile, 0, n * size);
        });
  }

  /** Normalises the tile. */
  private void normalize(NormTiles norm, FloatBlock normal, float[] scales, int at, int n) {
    norm.normalize(state.tile, n, scales, at);
    if (state.training) {
      normal.put((long) at * size, state.tile, 0, n * size);
    }
    norm.shift(state.tile, state.tile, n);
  }

  private void afterAttention(int begin, int count, int base) {
    LayerState.eachTile(
        count,
        state.tileRows,
        (row, n) -> {
          addTo(state.input, begin + row, row, n, outputBias, state.attentionDropout);
          if (state.shape.normFirst) {
            System.arraycopy(state.tile, 0, result, (begin + row) * size, n * size);
            normalize(state.second, state.kept.second, state.kept.secondScales, base + row, n);
          } else {
            normalize(state.first, state.kept.first, state.kept.firstScales, base + row, n);
            System.arraycopy(state.tile, 0, result, (begin + row) * size, n * size);
          }
          rowsIn.put((long) row * size, state.tile, 0, n * size);
        });
  }

  /** The sum of what came in and what came out, with bias and dropout, as the tile. */
  private void addTo(
      float[] before, int place, int row, int n, float[] bias, ShareDropout dropout) {
    rowsOut.get((long) row * size, state.tile, 0, n * size);
    System.arraycopy(before, place * size, state.other, 0, n * size);
    LayerState.add(state.tile, bias, n * size);
    if (dropout.drops()) {
      dropout.times(state.tile, n * size, (long) place * size);
    }
    LayerState.add(state.tile, state.other, n * size);
  }

  private void activate(FloatBlock innerBlock, int count) {
    LayerState.eachTile(
        count,
        state.innerRows,
        (row, n) -> {
          innerBlock.get((long) row * inner, state.tile, 0, n * inner);
          LayerState.add(state.tile, innerBias, n * inner);
          state.shape.unit.apply(state.tile, work, n * inner);
          units.put((long) row * inner, state.tile, 0, n * inner);
        });
  }

  private void afterUnits(int begin, int count, int base) {
    LayerState.eachTile(
        count,
        state.tileRows,
        (row, n) -> {
          addTo(result, begin + row, row, n, outerBias, state.unitsDropout);
          if (!state.shape.normFirst) {
            normalize(state.second, state.kept.second, state.kept.secondScales, base + row, n);
          }
          System.arraycopy(state.tile, 0, result, (begin + row) * size, n * size);
        });
  }

  @Override
  public void close() {
    rowsIn.close();
    rowsOut.close();
    if (state.training) {
      units.close();
    }
  }
}
