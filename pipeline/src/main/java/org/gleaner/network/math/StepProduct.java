package org.gleaner.network.math;

/**
 * The product of a recurrence's states with its weight at one step after the other. A few rows are
 * multiplied one by one, so that the result does not depend on how many they are, and because a
 * product of matrices would first rearrange the whole weight; more are multiplied at once.
 */
public final class StepProduct implements AutoCloseable {
  private static final int FEW = 12;

  private final int inputs;
  private final int outputs;
  private final FloatBlock weight;
  private final long weightAt;
  private final FloatBlock states;
  private final FloatBlock product;
  private final float[] result;

  /**
   * @param most rows of a step
   * @param weight [inputs, outputs], from {@code weightAt} on
   */
  public StepProduct(int most, int inputs, int outputs, FloatBlock weight, long weightAt) {
    this.inputs = inputs;
    this.outputs = outputs;
    this.weight = weight;
    this.weightAt = weightAt;
    this.states = FloatBlock.allocate((long) most * inputs);
    this.product = FloatBlock.allocate((long) most * outputs);
    this.result = new float[most * outputs];
  }

  /** The products of {@code count} rows of an array; returns the same array at each call. */
  public float[] of(float[] rows, int from, int count) {
    states.put(0, rows, from, count * inputs);
    if (count <= FEW) {
      for (int i = 0; i < count; i++) {
        states.multiplyRow(
            (long) i * inputs, inputs, weight, weightAt, outputs, product, (long) i * outputs);
      }
    } else {
      FloatBlock.multiply(
          count, outputs, inputs, states.from(0), weight.from(weightAt), 0f, product, 0);
    }
    product.get(0, result, 0, count * outputs);
    return result;
  }

  @Override
  public void close() {
    states.close();
    product.close();
  }
}
