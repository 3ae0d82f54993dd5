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
    long size = 1;
    for (long length : shape) {
      size = Math.multiplyExact(size, length);
    }
    if (size != values.length) {
      throw new IllegalArgumentException(
          "Cannot shape " + values.length + " values: " + shape + ". Accepted: the same product");
    }
    this.shape = List.copyOf(shape);
    this.values = values;
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
