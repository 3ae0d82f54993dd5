package org.gleaner.network.tensor;

import java.util.List;

/** Numbers of double precision in row-major order. The array is not copied. */
public final class DoubleTensor {
  private final List<Long> shape;
  private final double[] values;

  /**
   * A tensor.
   *
   * @throws IllegalArgumentException if the shape's product is not the number of values
   */
  public DoubleTensor(List<Long> shape, double[] values) {
    Tensor.requireSize(shape, values.length);
    this.shape = List.copyOf(shape);
    this.values = values;
  }

  /** A vector. */
  public static DoubleTensor of(double... values) {
    return new DoubleTensor(List.of((long) values.length), values);
  }

  /** The lengths of its dimensions. */
  public List<Long> shape() {
    return shape;
  }

  /** The numbers; not a copy. */
  public double[] values() {
    return values;
  }
}
