package org.gleaner.network.part.attention;

import org.gleaner.network.math.FloatBlock;

/**
 * What the backward pass of a {@link TransformerLayer} reads: one row of each block for each row of
 * the batch. In scoring, one for each row of a span.
 */
final class LayerMemory implements AutoCloseable {
  /** Queries, keys and values. */
  final FloatBlock projected;

  /** What the heads read. */
  final FloatBlock context;

  /** The rows of the first normalisation, without gain and bias. */
  final FloatBlock first;

  /** What comes into the inner units, without bias. */
  final FloatBlock inner;

  /** The rows of the second normalisation, without gain and bias. */
  final FloatBlock second;

  /** The scales of the first normalisation. */
  final float[] firstScales;

  /** The scales of the second normalisation. */
  final float[] secondScales;

  /** Memory for {@code rows} rows. */
  LayerMemory(int rows, int size, int innerSize) {
    projected = FloatBlock.allocate(3L * rows * size);
    context = FloatBlock.allocate((long) rows * size);
    first = FloatBlock.allocate((long) rows * size);
    inner = FloatBlock.allocate((long) rows * innerSize);
    second = FloatBlock.allocate((long) rows * size);
    firstScales = new float[rows];
    secondScales = new float[rows];
  }

  @Override
  public void close() {
    projected.close();
    context.close();
    first.close();
    inner.close();
    second.close();
  }
}
