package org.gleaner.network.part.recurrent;

import java.util.Arrays;
import org.gleaner.network.math.Activations;
import org.gleaner.network.math.FloatBlock;
import org.gleaner.network.math.Packing;
import org.gleaner.network.math.Products;
import org.gleaner.network.math.StepProduct;

/**
 * One direction of a gated recurrent unit over packed sequences: r, z = logistic(x + h' R), n =
 * tanh(x + r (h' R + c)), h = (1 - z) n + z h', where x is the row's input projection and h' the
 * state before, zero at a sequence's start.
 */
final class GruDirection {
  private final Packing packing;
  private final int hidden;
  private final int[] projectionOf;
  private final int projectionWidth;
  private final int side;
  private final float[] gates;
  private final float[] candidates;
  private final float[] outputs;

  GruDirection(Packing packing, int hidden, int[] projectionOf, int side, int directions) {
    this.packing = packing;
    this.hidden = hidden;
    this.projectionOf = projectionOf;
    this.projectionWidth = directions * 3 * hidden;
    this.side = side;
    this.gates = new float[packing.rows() * 3 * hidden];
    this.candidates = new float[packing.rows() * hidden];
    this.outputs = new float[packing.rows() * hidden];
  }

  /** The states, [rows, hidden]. */
  float[] outputs() {
    return outputs;
  }

  private int before(int step) {
    return side == 1 ? step + 1 : step - 1;
  }

  private int stepAt(int time) {
    return side == 1 ? packing.steps() - 1 - time : time;
  }

  private int carried(int step) {
    return Math.min(packing.active(step), packing.active(before(step)));
  }

  private long recurrentAt() {
    return side * 3L * hidden * hidden;
  }

  /** Fills the outputs; {@code bias} is c of all directions. */
  void forward(float[] projections, FloatBlock recurrent, float[] bias) {
    try (StepProduct product =
        new StepProduct(packing.active(0), hidden, 3 * hidden, recurrent, recurrentAt())) {
      float[] none = new float[packing.active(0) * 3 * hidden];
      for (int time = 0; time < packing.steps(); time++) {
        int step = stepAt(time);
        int carried = carried(step);
        float[] sums =
            carried == 0
                ? none
                : product.of(outputs, packing.offset(before(step)) * hidden, carried);
        for (int rank = 0; rank < packing.active(step); rank++) {
          advance(step, rank, projections, rank < carried ? sums : none, bias);
        }
      }
    }
  }

  /**
   * Runs the second step of sequences of two rows, of which the first gave a state.
   *
   * @param before outputs of the first step
   * @param bias c
   * @return outputs of the second
   */
  float[][] advance(float[][] before, float[] projections, FloatBlock recurrent, float[] bias) {
    int count = packing.active(0);
    System.arraycopy(before[0], 0, outputs, 0, count * hidden);
    try (StepProduct product = new StepProduct(count, hidden, 3 * hidden, recurrent, 0)) {
      float[] sums = product.of(outputs, 0, count);
      for (int rank = 0; rank < count; rank++) {
        advance(1, rank, projections, sums, bias);
      }
    }
    return new float[][] {Arrays.copyOfRange(outputs, count * hidden, outputs.length)};
  }

  private void advance(int step, int rank, float[] projections, float[] sums, float[] bias) {
    int row = packing.offset(step) + rank;
    int source = projectionOf[row] * projectionWidth + side * 3 * hidden;
    int gate = row * 3 * hidden;
    int sum = rank < carried(step) ? rank * 3 * hidden : 0;
    for (int k = 0; k < 2 * hidden; k++) {
      gates[gate + k] = Activations.logistic(projections[source + k] + sums[sum + k]);
    }
    int here = row * hidden;
    for (int k = 0; k < hidden; k++) {
      float candidate = sums[sum + 2 * hidden + k] + bias[side * hidden + k];
      candidates[here + k] = candidate;
      gates[gate + 2 * hidden + k] =
          Activations.tanh(projections[source + 2 * hidden + k] + gates[gate + k] * candidate);
    }
    for (int k = 0; k < hidden; k++) {
      outputs[here + k] = (1f - gates[gate + hidden + k]) * gates[gate + 2 * hidden + k];
    }
    if (rank < carried(step)) {
      int previous = (packing.offset(before(step)) + rank) * hidden;
      for (int k = 0; k < hidden; k++) {
        outputs[here + k] += gates[gate + hidden + k] * outputs[previous + k];
      }
    }
  }

  /**
   * Adds the gradients of the projections and of c, and adds to this direction's part of R's.
   *
   * @param outputGradients of the states, [rows, hidden]; destroyed
   */
  void backward(
      float[] outputGradients,
      FloatBlock recurrent,
      float[] projectionGradients,
      FloatBlock recurrentGradient,
      float[] biasGradient) {
    int rows = packing.rows();
    float[] all = new float[rows * 3 * hidden];
    float[] states = new float[rows * hidden];
    float[] carriedGradients = new float[packing.active(0) * hidden];
    try (FloatBlock sums = FloatBlock.allocate(all.length);
        FloatBlock product = FloatBlock.allocate(carriedGradients.length)) {
      for (int time = packing.steps() - 1; time >= 0; time--) {
        int step = stepAt(time);
        int carried = carried(step);
        for (int rank = 0; rank < packing.active(step); rank++) {
          retreat(step, rank, outputGradients, projectionGradients, biasGradient, all);
        }
        int at = packing.offset(step) * 3 * hidden;
        if (carried > 0) {
          int previous = packing.offset(before(step)) * hidden;
          System.arraycopy(
              outputs, previous, states, packing.offset(step) * hidden, carried * hidden);
          sums.put(at, all, at, carried * 3 * hidden);
          FloatBlock.multiply(
              carried,
              hidden,
              3 * hidden,
              sums.from(at),
              recurrent.transposedFrom(recurrentAt()),
              0f,
              product,
              0);
          product.get(0, carriedGradients, 0, carried * hidden);
          Products.addScaled(carriedGradients, 0, 1f, outputGradients, previous, carried * hidden);
        }
      }
      weight(states, all, recurrentGradient);
    }
  }

  private void weight(float[] states, float[] all, FloatBlock recurrentGradient) {
    try (FloatBlock left = FloatBlock.copyOf(states);
        FloatBlock right = FloatBlock.copyOf(all)) {
      FloatBlock.multiply(
          hidden,
          3 * hidden,
          packing.rows(),
          left.transposedFrom(0),
          right.from(0),
          1f,
          recurrentGradient,
          recurrentAt());
    }
  }

  /** Leaves in {@code all} the gradients of the row's products with R, bias included. */
  private void retreat(
      int step,
      int rank,
      float[] outputGradients,
      float[] projectionGradients,
      float[] biasGradient,
      float[] all) {
    int row = packing.offset(step) + rank;
    int here = row * hidden;
    int gate = row * 3 * hidden;
    int target = projectionOf[row] * projectionWidth + side * 3 * hidden;
    boolean carries = rank < carried(step);
    int previous = carries ? (packing.offset(before(step)) + rank) * hidden : 0;
    for (int k = 0; k < hidden; k++) {
      float reset = gates[gate + k];
      float update = gates[gate + hidden + k];
      float fresh = gates[gate + 2 * hidden + k];
      float gradient = outputGradients[here + k];
      float old = carries ? outputs[previous + k] : 0;
      float ofFresh = gradient * (1f - update) * (1f - fresh * fresh);
      float ofUpdate = gradient * (old - fresh) * update * (1f - update);
      float ofReset = ofFresh * candidates[here + k] * reset * (1f - reset);
      projectionGradients[target + k] += ofReset;
      projectionGradients[target + hidden + k] += ofUpdate;
      projectionGradients[target + 2 * hidden + k] += ofFresh;
      biasGradient[side * hidden + k] += ofFresh * reset;
      all[gate + k] = ofReset;
      all[gate + hidden + k] = ofUpdate;
      all[gate + 2 * hidden + k] = ofFresh * reset;
      if (carries) {
        outputGradients[previous + k] += gradient * update;
      }
    }
  }
}
