package org.gleaner.network.part.recurrent;

import org.gleaner.network.math.FloatBlock;
import org.gleaner.network.math.Packing;
import org.gleaner.network.math.Products;

/**
 * The one or two directions of an LSTM over one batch of packed sequences: every distinct input row
 * is projected for all directions at once, then each direction runs over the packed rows. Keeps
 * what the backward pass needs; serves one forward and at most one backward pass.
 */
final class LstmPass {
  private final Packing packing;
  private final int hidden;
  private final float[] inputs;
  private final int width;
  private final int[] inputOf;
  private final LstmDirection[] directions;

  /**
   * @param inputs distinct input rows, [n, width]
   * @param inputOf for each packed row its row in {@code inputs}
   */
  LstmPass(Packing packing, int hidden, int directions, float[] inputs, int width, int[] inputOf) {
    this.packing = packing;
    this.hidden = hidden;
    this.inputs = inputs;
    this.width = width;
    this.inputOf = inputOf;
    this.directions = new LstmDirection[directions];
  }

  private int columns() {
    return directions.length * 4 * hidden;
  }

  private long recurrentAt(int side) {
    return side * 4L * hidden * hidden;
  }

  private int inputRows() {
    return inputs.length / width;
  }

  /**
   * Runs every direction.
   *
   * @param projections of the input rows, [n, d 4 hidden]: their products with the input weights,
   *     without the bias; destroyed
   */
  void forward(float[] projections, Weights weights) {
    float[] bias = new float[columns()];
    weights.bias().get(0, bias, 0, bias.length);
    Products.addToEach(projections, bias);
    for (int side = 0; side < directions.length; side++) {
      directions[side] = new LstmDirection(packing, hidden, inputOf, side, directions.length);
      directions[side].forward(projections, weights.recurrent(), recurrentAt(side));
    }
  }

  /** The outputs of a direction, 0 being left to right, [packed rows, hidden]. */
  float[] outputs(int side) {
    return directions[side].outputs();
  }

  /**
   * Adds to the gradients of the weights.
   *
   * @param outputGradients for each direction the gradient of its outputs; destroyed
   * @return the gradient of the input rows, [n, width]
   */
  float[] backward(float[][] outputGradients, Weights weights, Weights gradients) {
    float[] sums = new float[inputRows() * columns()];
    for (int side = 0; side < directions.length; side++) {
      directions[side].backward(
          outputGradients[side],
          weights.recurrent(),
          recurrentAt(side),
          sums,
          gradients.recurrent());
    }
    sumColumns(sums, gradients.bias());
    return unproject(sums, weights, gradients);
  }

  private float[] unproject(float[] sums, Weights weights, Weights gradients) {
    int columns = columns();
    float[] result = new float[inputs.length];
    try (FloatBlock rows = FloatBlock.copyOf(inputs);
        FloatBlock gradientSums = FloatBlock.copyOf(sums)) {
      FloatBlock.multiply(
          width,
          columns,
          inputRows(),
          rows.transposedFrom(0),
          gradientSums.from(0),
          1f,
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
    int columns = columns();
    float[] total = new float[columns];
    result.get(0, total, 0, columns);
    for (int at = 0; at < sums.length; at += columns) {
      for (int k = 0; k < columns; k++) {
        total[k] += sums[at + k];
      }
    }
    result.put(0, total, 0, columns);
  }

  /**
   * Weights of d directions, or their gradients.
   *
   * @param input [width, d 4 hidden], left to right first; gates in the order i, f, g, o
   * @param recurrent [d, hidden, 4 hidden]
   * @param bias [d 4 hidden]
   */
  record Weights(FloatBlock input, FloatBlock recurrent, FloatBlock bias) {}
}
