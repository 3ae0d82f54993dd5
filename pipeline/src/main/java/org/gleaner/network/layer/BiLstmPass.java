package org.gleaner.network.layer;

/**
 * Both directions of a bidirectional LSTM over one batch of packed sequences: one product projects
 * every distinct input row for both directions, then each direction runs over the packed rows.
 * Keeps what the way back needs; serves one forward and at most one backward.
 */
final class BiLstmPass {
  private final Packing packing;
  private final int hidden;
  private final float[] inputs;
  private final int width;
  private final int[] inputOf;
  private LstmDirection left;
  private LstmDirection right;

  /**
   * @param inputs distinct input rows, [n, width]
   * @param inputOf for each packed row its row in {@code inputs}
   */
  BiLstmPass(Packing packing, int hidden, float[] inputs, int width, int[] inputOf) {
    this.packing = packing;
    this.hidden = hidden;
    this.inputs = inputs;
    this.width = width;
    this.inputOf = inputOf;
  }

  private int inputRows() {
    return inputs.length / width;
  }

  /** Runs both directions. */
  void forward(Weights weights) {
    float[] projections = project(weights);
    left = new LstmDirection(packing, hidden, inputOf, 0);
    left.forward(projections, weights.recurrent(), 0);
    right = new LstmDirection(packing, hidden, inputOf, 1);
    right.forward(projections, weights.recurrent(), 4L * hidden * hidden);
  }

  private float[] project(Weights weights) {
    int columns = 8 * hidden;
    float[] projections = new float[inputRows() * columns];
    try (FloatBlock rows = FloatBlock.copyOf(inputs);
        FloatBlock products = FloatBlock.allocate(projections.length)) {
      FloatBlock.multiply(
          inputRows(), columns, width, rows.from(0), weights.input().from(0), 0f, products, 0);
      products.get(0, projections, 0, projections.length);
    }
    float[] bias = new float[columns];
    weights.bias().get(0, bias, 0, columns);
    for (int at = 0; at < projections.length; at += columns) {
      for (int k = 0; k < columns; k++) {
        projections[at + k] += bias[k];
      }
    }
    return projections;
  }

  /** The outputs from left to right, [packed rows, hidden]. */
  float[] leftOutputs() {
    return left.outputs();
  }

  /** The outputs from right to left, [packed rows, hidden]. */
  float[] rightOutputs() {
    return right.outputs();
  }

  /**
   * Overwrites the gradients of the weights.
   *
   * @param leftGradients gradient of {@link #leftOutputs()}; destroyed
   * @param rightGradients gradient of {@link #rightOutputs()}; destroyed
   * @return the gradient of the input rows, [n, width]
   */
  float[] backward(
      float[] leftGradients, float[] rightGradients, Weights weights, Weights gradients) {
    float[] sums = new float[inputRows() * 8 * hidden];
    left.backward(leftGradients, weights.recurrent(), 0, sums, gradients.recurrent());
    right.backward(
        rightGradients, weights.recurrent(), 4L * hidden * hidden, sums, gradients.recurrent());
    sumColumns(sums, gradients.bias());
    return unproject(sums, weights, gradients);
  }

  private float[] unproject(float[] sums, Weights weights, Weights gradients) {
    int columns = 8 * hidden;
    float[] result = new float[inputs.length];
    try (FloatBlock rows = FloatBlock.copyOf(inputs);
        FloatBlock gradientSums = FloatBlock.copyOf(sums)) {
      FloatBlock.multiply(
          width,
          columns,
          inputRows(),
          rows.transposedFrom(0),
          gradientSums.from(0),
          0f,
          gradients.input(),
          0);
      FloatBlock.multiply(
          inputRows(),
          width,
          columns,
          gradientSums.from(0),
          weights.input().transposedFrom(0),
          0f,
          rows,
          0);
      rows.get(0, result, 0, result.length);
    }
    return result;
  }

  private void sumColumns(float[] sums, FloatBlock result) {
    int columns = 8 * hidden;
    float[] total = new float[columns];
    for (int at = 0; at < sums.length; at += columns) {
      for (int k = 0; k < columns; k++) {
        total[k] += sums[at + k];
      }
    }
    result.put(0, total, 0, columns);
  }

  /**
   * Weights of both directions, or their gradients.
   *
   * @param input [width, 8 hidden], left to right first; gates in the order i, f, g, o
   * @param recurrent [2, hidden, 4 hidden]
   * @param bias [8 hidden]
   */
  record Weights(FloatBlock input, FloatBlock recurrent, FloatBlock bias) {}
}
