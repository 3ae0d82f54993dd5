package org.gleaner.network.part.attention;

import java.util.Arrays;
import org.gleaner.network.math.FloatBlock;

/**
 * The backward pass of a {@link TransformerLayer}, span after span. The gradient of the rows that
 * came in takes the place of that of the rows that went out.
 */
final class LayerBackward implements AutoCloseable {
  private final LayerState state;
  private final int size;
  private final int inner;
  private final float[] gradient;
  private final FloatBlock rowsIn;
  private final FloatBlock rowsOut;
  private final FloatBlock units;
  private final FloatBlock ofUnits;
  private final FloatBlock ofProjected;
  private final FloatBlock ones;
  private final float[] innerBias;
  private final float[][] work;

  LayerBackward(LayerState state, int most, float[] gradient) {
    this.state = state;
    size = state.size;
    inner = state.inner;
    innerBias = NormTiles.repeated(state.parameters.copy("units.inner.b"), state.innerRows);
    work = new float[2][state.tile.length];
    this.gradient = gradient;
    rowsIn = FloatBlock.allocate((long) most * size);
    rowsOut = FloatBlock.allocate((long) most * size);
    units = FloatBlock.allocate((long) most * inner);
    ofUnits = FloatBlock.allocate((long) most * inner);
    ofProjected = FloatBlock.allocate((long) most * 3 * size);
    float[] all = new float[most];
    Arrays.fill(all, 1f);
    ones = FloatBlock.copyOf(all);
  }

  void span(int from, int to) {
    int begin = state.sequences.begin(from);
    int count = state.sequences.begin(to) - begin;
    above(begin, count);
    back("units.outer.W", rowsOut, size, ofUnits, inner, count);
    activations(begin, count);
    addGradient("units.outer.W", "units.outer.b", units, inner, rowsOut, size, count);
    boolean normFirst = state.shape.normFirst;
    shifted(
        normFirst ? state.second : state.first,
        normFirst ? state.kept.second : state.kept.first,
        begin,
        count);
    addGradient("units.inner.W", "units.inner.b", rowsIn, size, ofUnits, inner, count);
    back("units.inner.W", ofUnits, inner, rowsOut, size, count);
    between(begin, count);
    FloatBlock context = state.kept.context.at((long) begin * size);
    addGradient("attention.heads.O", "attention.heads.c", context, size, rowsOut, size, count);
    back("attention.heads.O", rowsOut, size, rowsIn, size, count);
    FloatBlock projected = state.kept.projected.at((long) begin * 3 * size);
    state.heads.backward(projected, context, rowsIn, ofProjected, from, to);
    if (normFirst) {
      shifted(state.first, state.kept.first, begin, count);
    } else {
      rowsIn.put(0, state.input, begin * size, count * size);
    }
    addGradient(
        "attention.heads.W", "attention.heads.b", rowsIn, size, ofProjected, 3 * size, count);
    back("attention.heads.W", ofProjected, 3 * size, rowsOut, size, count);
    below(begin, count);
  }

  /** The gradient of a product's rows from that of its result. */
  private void back(
      String weight, FloatBlock from, int outputs, FloatBlock to, int inputs, int count) {
    FloatBlock.multiply(
        count,
        inputs,
        outputs,
        from.from(0),
        state.parameters.value(weight).transposedFrom(0),
        0f,
        to,
        0);
  }

  private void addGradient(
      String weight,
      String bias,
      FloatBlock in,
      int inputs,
      FloatBlock above,
      int outputs,
      int count) {
    FloatBlock.multiply(
        inputs,
        outputs,
        count,
        in.transposedFrom(0),
        above.from(0),
        1f,
        state.parameters.gradient(weight),
        0);
    FloatBlock.multiply(
        1, outputs, count, ones.from(0), above.from(0), 1f, state.parameters.gradient(bias), 0);
  }

  /** From the layer's output to the last product. */
  private void above(int begin, int count) {
    LayerState.eachTile(
        count,
        state.tileRows,
        (row, n) -> {
          int at = (begin + row) * size;
          System.arraycopy(gradient, at, state.tile, 0, n * size);
          if (!state.shape.normFirst) {
            state.kept.second.get(at, state.other, 0, n * size);
            state.second.back(state.tile, state.other, n, state.kept.secondScales, begin + row);
            System.arraycopy(state.tile, 0, gradient, at, n * size);
          }
          drop(state.unitsDropout, row, n, at);
        });
  }

  /** Passes the tile through dropout to the product before. */
  private void drop(ShareDropout dropout, int row, int n, int at) {
    if (dropout.drops()) {
      dropout.times(state.tile, n * size, at);
    }
    rowsOut.put((long) row * size, state.tile, 0, n * size);
  }

  /** Makes the inner units again, and the gradient of what came into them. */
  private void activations(int begin, int count) {
    LayerState.eachTile(
        count,
        state.innerRows,
        (row, n) -> {
          state.kept.inner.get((long) (begin + row) * inner, state.tile, 0, n * inner);
          ofUnits.get((long) row * inner, state.other, 0, n * inner);
          LayerState.add(state.tile, innerBias, n * inner);
          state.shape.unit.back(state.tile, state.other, work, n * inner);
          units.put((long) row * inner, state.tile, 0, n * inner);
          ofUnits.put((long) row * inner, state.other, 0, n * inner);
        });
  }

  /** Makes the rows after a normalisation again. */
  private void shifted(NormTiles norm, FloatBlock normal, int begin, int count) {
    LayerState.eachTile(
        count,
        state.tileRows,
        (row, n) -> {
          normal.get((long) (begin + row) * size, state.tile, 0, n * size);
          norm.shift(state.tile, state.tile, n);
          rowsIn.put((long) row * size, state.tile, 0, n * size);
        });
  }

  /** From the units' input to the product of attention. */
  private void between(int begin, int count) {
    LayerState.eachTile(
        count,
        state.tileRows,
        (row, n) -> {
          int at = (begin + row) * size;
          rowsOut.get((long) row * size, state.tile, 0, n * size);
          if (state.shape.normFirst) {
            state.kept.second.get(at, state.other, 0, n * size);
            state.second.back(state.tile, state.other, n, state.kept.secondScales, begin + row);
            addResidual(at, n);
          } else {
            addResidual(at, n);
            state.kept.first.get(at, state.other, 0, n * size);
            state.first.back(state.tile, state.other, n, state.kept.firstScales, begin + row);
          }
          System.arraycopy(state.tile, 0, gradient, at, n * size);
          drop(state.attentionDropout, row, n, at);
        });
  }

  private void addResidual(int at, int n) {
    System.arraycopy(gradient, at, state.other, 0, n * size);
    LayerState.add(state.tile, state.other, n * size);
  }

  /** To the layer's input. */
  private void below(int begin, int count) {
    LayerState.eachTile(
        count,
        state.tileRows,
        (row, n) -> {
          int at = (begin + row) * size;
          rowsOut.get((long) row * size, state.tile, 0, n * size);
          if (state.shape.normFirst) {
            state.kept.first.get(at, state.other, 0, n * size);
            state.first.back(state.tile, state.other, n, state.kept.firstScales, begin + row);
          }
          addResidual(at, n);
          System.arraycopy(state.tile, 0, gradient, at, n * size);
        });
  }

  @Override
  public void close() {
    rowsIn.close();
    rowsOut.close();
    units.close();
    ofUnits.close();
    ofProjected.close();
    ones.close();
  }
}
