package org.gleaner.network.part.recurrent;

import java.util.Arrays;
import org.gleaner.network.math.Activations;
import org.gleaner.network.math.FloatBlock;
import org.gleaner.network.math.Packing;
import org.gleaner.network.math.StepProduct;

/**
 * One direction of a long short-term memory over packed sequences: i, f, o = logistic(z), g =
 * tanh(z), c = f c' + i g, h = o tanh(c), where z is the row's input projection plus h' R, and c',
 * h' are those of the step before (after, when backward), zero at a sequence's start. The gates
 * stand in the order i, f, g, o. Hochreiter and Schmidhuber (1997), with forget gates, without
 * peepholes.
 */
final class LstmDirection {
  private final Packing packing;
  private final int hidden;
  private final int[] projectionOf;
  private final int projectionWidth;
  private final int projectionAt;
  private final boolean backward;
  private final float[] gates;
  private final float[] cells;
  private final float[] squashedCells;
  private final float[] outputs;

  /**
   * @param projectionOf for each packed row its row in the projections
   * @param side 0 for left to right, 1 for right to left; the projections of both stand side by
   *     side
   * @param directions how many there are
   */
  LstmDirection(Packing packing, int hidden, int[] projectionOf, int side, int directions) {
    this.packing = packing;
    this.hidden = hidden;
    this.projectionOf = projectionOf;
    this.projectionWidth = directions * 4 * hidden;
    this.projectionAt = side * 4 * hidden;
    this.backward = side == 1;
    this.gates = new float[packing.rows() * 4 * hidden];
    this.cells = new float[packing.rows() * hidden];
    this.squashedCells = new float[packing.rows() * hidden];
    this.outputs = new float[packing.rows() * hidden];
  }

  /** The outputs h, [rows, hidden]. */
  float[] outputs() {
    return outputs;
  }

  private int before(int step) {
    return backward ? step + 1 : step - 1;
  }

  /** The step processed at a time. */
  private int stepAt(int time) {
    return backward ? packing.steps() - 1 - time : time;
  }

  /** How many sequences of a step have a step before. */
  private int carried(int step) {
    return Math.min(packing.active(step), packing.active(before(step)));
  }

  /** Fills the outputs; {@code recurrent} is R, [hidden, 4 hidden]. */
  void forward(float[] projections, FloatBlock recurrent, long recurrentAt) {
    float[] none = new float[0];
    try (StepProduct product =
        new StepProduct(packing.active(0), hidden, 4 * hidden, recurrent, recurrentAt)) {
      for (int time = 0; time < packing.steps(); time++) {
        int step = stepAt(time);
        int carried = carried(step);
        float[] sums =
            carried == 0
                ? none
                : product.of(outputs, packing.offset(before(step)) * hidden, carried);
        advance(step, carried, projections, sums);
      }
    }
  }

  /**
   * Runs the second step of sequences of two rows, of which the first gave a state.
   *
   * @param before outputs and cells of the first step
   * @return outputs and cells of the second
   */
  float[][] advance(float[][] before, float[] projections, FloatBlock recurrent) {
    int count = packing.active(0);
    System.arraycopy(before[0], 0, outputs, 0, count * hidden);
    System.arraycopy(before[1], 0, cells, 0, count * hidden);
    try (StepProduct product = new StepProduct(count, hidden, 4 * hidden, recurrent, 0)) {
      advance(1, count, projections, product.of(outputs, 0, count));
    }
    return new float[][] {
      Arrays.copyOfRange(outputs, count * hidden, outputs.length),
      Arrays.copyOfRange(cells, count * hidden, cells.length)
    };
  }

  private void advance(int step, int carried, float[] projections, float[] sums) {
    int width = 4 * hidden;
    for (int rank = 0; rank < packing.active(step); rank++) {
      int row = packing.offset(step) + rank;
      int source = projectionOf[row] * projectionWidth + projectionAt;
      if (rank < carried) {
        int sum = rank * width;
        for (int k = 0; k < width; k++) {
          gates[row * width + k] = projections[source + k] + sums[sum + k];
        }
        cell(row, (packing.offset(before(step)) + rank) * hidden);
      } else {
        System.arraycopy(projections, source, gates, row * width, width);
        firstCell(row);
      }
    }
  }

  private void cell(int row, int previous) {
    squashGates(row * 4 * hidden);
    int input = row * 4 * hidden;
    int here = row * hidden;
    for (int k = 0; k < hidden; k++) {
      cells[here + k] =
          gates[input + hidden + k] * cells[previous + k]
              + gates[input + k] * gates[input + 2 * hidden + k];
    }
    output(row);
  }

  private void firstCell(int row) {
    squashGates(row * 4 * hidden);
    int input = row * 4 * hidden;
    int here = row * hidden;
    for (int k = 0; k < hidden; k++) {
      cells[here + k] = gates[input + k] * gates[input + 2 * hidden + k];
    }
    output(row);
  }

  private void squashGates(int at) {
    for (int k = at; k < at + 2 * hidden; k++) {
      gates[k] = Activations.logistic(gates[k]);
    }
    for (int k = at + 2 * hidden; k < at + 3 * hidden; k++) {
      gates[k] = Activations.tanh(gates[k]);
    }
    for (int k = at + 3 * hidden; k < at + 4 * hidden; k++) {
      gates[k] = Activations.logistic(gates[k]);
    }
  }

  private void output(int row) {
    int here = row * hidden;
    int outputGate = row * 4 * hidden + 3 * hidden;
    for (int k = 0; k < hidden; k++) {
      squashedCells[here + k] = Activations.tanh(cells[here + k]);
    }
    for (int k = 0; k < hidden; k++) {
      outputs[here + k] = gates[outputGate + k] * squashedCells[here + k];
    }
  }

  /**
   * Adds the gradients of the projections to {@code projectionGradients} and adds to that of R.
   *
   * @param outputGradients dLoss/dh, [rows, hidden]; destroyed
   */
  void backward(
      float[] outputGradients,
      FloatBlock recurrent,
      long recurrentAt,
      float[] projectionGradients,
      FloatBlock recurrentGradient) {
    int rows = packing.rows();
    float[] cellGradients = new float[rows * hidden];
    float[] stepGradients = new float[packing.active(0) * 4 * hidden];
    float[] carriedGradients = new float[packing.active(0) * hidden];
    try (FloatBlock sums = FloatBlock.allocate((long) rows * 4 * hidden);
        FloatBlock states = FloatBlock.copyOf(new float[rows * hidden]);
        FloatBlock product = FloatBlock.allocate((long) packing.active(0) * hidden)) {
      for (int time = packing.steps() - 1; time >= 0; time--) {
        int step = stepAt(time);
        int carried = carried(step);
        retreat(step, carried, outputGradients, cellGradients, stepGradients);
        collect(step, stepGradients, projectionGradients);
        int sumAt = packing.offset(step) * 4 * hidden;
        sums.put(sumAt, stepGradients, 0, packing.active(step) * 4 * hidden);
        if (carried > 0) {
          int previous = packing.offset(before(step)) * hidden;
          states.put((long) packing.offset(step) * hidden, outputs, previous, carried * hidden);
          FloatBlock.multiply(
              carried,
              hidden,
              4 * hidden,
              sums.from(sumAt),
              recurrent.transposedFrom(recurrentAt),
              0f,
              product,
              0);
          product.get(0, carriedGradients, 0, carried * hidden);
          for (int k = 0; k < carried * hidden; k++) {
            outputGradients[previous + k] += carriedGradients[k];
          }
        }
      }
      FloatBlock.multiply(
          hidden,
          4 * hidden,
          rows,
          states.transposedFrom(0),
          sums.from(0),
          1f,
          recurrentGradient,
          recurrentAt);
    }
  }

  private void retreat(
      int step, int carried, float[] outputGradients, float[] cellGradients, float[] result) {
    for (int rank = 0; rank < packing.active(step); rank++) {
      int row = packing.offset(step) + rank;
      int here = row * hidden;
      int gate = row * 4 * hidden;
      int at = rank * 4 * hidden;
      for (int k = 0; k < hidden; k++) {
        float squashed = squashedCells[here + k];
        float open = gates[gate + 3 * hidden + k];
        float gradient = outputGradients[here + k];
        result[at + 3 * hidden + k] = gradient * squashed * open * (1f - open);
        cellGradients[here + k] += gradient * open * (1f - squashed * squashed);
      }
      for (int k = 0; k < hidden; k++) {
        float input = gates[gate + k];
        float candidate = gates[gate + 2 * hidden + k];
        float gradient = cellGradients[here + k];
        result[at + k] = gradient * candidate * input * (1f - input);
        result[at + 2 * hidden + k] = gradient * input * (1f - candidate * candidate);
      }
      if (rank < carried) {
        forget(
            gate, here, (packing.offset(before(step)) + rank) * hidden, cellGradients, result, at);
      } else {
        Arrays.fill(result, at + hidden, at + 2 * hidden, 0f);
      }
    }
  }

  private void forget(
      int gate, int here, int previous, float[] cellGradients, float[] result, int at) {
    for (int k = 0; k < hidden; k++) {
      float kept = gates[gate + hidden + k];
      float gradient = cellGradients[here + k];
      result[at + hidden + k] = gradient * cells[previous + k] * kept * (1f - kept);
      cellGradients[previous + k] += gradient * kept;
    }
  }

  private void collect(int step, float[] stepGradients, float[] projectionGradients) {
    int width = 4 * hidden;
    for (int rank = 0; rank < packing.active(step); rank++) {
      int target = projectionOf[packing.offset(step) + rank] * projectionWidth + projectionAt;
      for (int k = 0; k < width; k++) {
        projectionGradients[target + k] += stepGradients[rank * width + k];
      }
    }
  }
}
