package org.gleaner.network.layer;

/**
 * The product of a recurrence's states with its weight at one step after the other. A few rows are
 * multiplied in a plain loop, whose result does not depend on how many they are; more go to BLAS.
 */
final class StepProduct implements AutoCloseable {
  private static final int FEW = 4;

  private final int inputs;
  private final int outputs;
  private final FloatBlock weight;
  private final long weightAt;
  private final FloatBlock states;
  private final FloatBlock product;
  private final float[] result;
  private final float[] copy;

  /**
   * @param most rows of a step
   * @param weight [inputs, outputs], from {@code weightAt} on
   */
  StepProduct(int most, int inputs, int outputs, FloatBlock weight, long weightAt) {
    this.inputs = inputs;
    this.outputs = outputs;
    this.weight = weight;
    this.weightAt = weightAt;
    this.states = FloatBlock.allocate((long) most * inputs);
    this.product = FloatBlock.allocate((long) most * outputs);
    this.result = new float[most * outputs];
    this.copy = new float[inputs * outputs];
    weight.get(weightAt, copy, 0, copy.length);
  }

  /** The products of so many rows of an array; the same array at each call. */
  float[] of(float[] rows, int from, int count) {
    if (count <= FEW) {
      for (int i = 0; i < count; i++) {
        multiply(rows, from + i * inputs, i * outputs);
      }
      return result;
    }
    states.put(0, rows, from, count * inputs);
    FloatBlock.multiply(
        count, outputs, inputs, states.from(0), weight.from(weightAt), 0f, product, 0);
    product.get(0, result, 0, count * outputs);
    return result;
  }

  private void multiply(float[] rows, int from, int to) {
    java.util.Arrays.fill(result, to, to + outputs, 0f);
    int k = 0;
    for (; k + 4 <= inputs; k += 4) {
      addFour(rows, from + k, k * outputs, to);
    }
    for (; k < inputs; k++) {
      Pooling.add(copy, k * outputs, rows[from + k], result, to, outputs);
    }
  }

  private void addFour(float[] rows, int from, int row, int to) {
    float a = rows[from];
    float b = rows[from + 1];
    float c = rows[from + 2];
    float d = rows[from + 3];
    float[] w = copy;
    float[] r = result;
    int n = outputs;
    for (int j = 0; j < n; j++) {
      r[to + j] +=
          a * w[row + j] + b * w[row + n + j] + c * w[row + 2 * n + j] + d * w[row + 3 * n + j];
    }
  }

  @Override
  public void close() {
    states.close();
    product.close();
  }
}
