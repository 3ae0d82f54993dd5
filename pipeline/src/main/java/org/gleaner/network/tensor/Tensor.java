package org.gleaner.network.tensor;

import java.util.List;

/** Numbers in row-major order. The array is not copied and must not be changed. */
public final class Tensor {
  private final List<Long> shape;
  private final float[] values;

  /**
   * A tensor.
   *
   * @throws IllegalArgumentException if the shape's product is not the number of values
   */
  public Tensor(List<Long> shape, float[] values) {
    requireSize(shape, values.length);
    this.shape = List.copyOf(shape);
    this.values = values;
  }

  static void requireSize(List<Long> shape, int values) {
    long size = 1;
    for (long length : shape) {
      size = Math.multiplyExact(size, length);
    }
    if (size != values) {
      throw new IllegalArgumentException(
          "Cannot shape " + values + " values: " + shape + ". Accepted: the same product");
    }
  }

  /** The lengths of its dimensions. */
  public List<Long> shape() {
    return shape;
  }

  /** The numbers; not a copy. */
  public float[] values() {
    return values;
  }
}
