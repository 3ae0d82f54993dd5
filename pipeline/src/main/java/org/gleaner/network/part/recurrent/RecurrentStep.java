package org.gleaner.network.part.recurrent;

import java.util.function.Function;
import org.gleaner.network.math.Packing;
import org.gleaner.network.math.Rows;
import org.gleaner.network.math.Sequences;
import org.gleaner.network.part.Part;
import org.gleaner.network.part.Pass;

/**
 * One pass of a recurrent part: rows are packed for it, its states unpacked. Packing makes every
 * step of the longest sequences one product with the sequences that are still running.
 */
final class RecurrentStep implements Part.Step {
  private final States states;
  private final int directions;
  private final int hidden;
  private final Function<Input, Pass> factory;
  private Sequences sequences;
  private Packing packing;
  private int[] rows;
  private Pass pass;

  RecurrentStep(States states, int directions, int hidden, Function<Input, Pass> factory) {
    this.states = states;
    this.directions = directions;
    this.hidden = hidden;
    this.factory = factory;
  }

  /**
   * What a recurrence reads.
   *
   * @param packing how its rows lie
   * @param vectors the rows, of which the stored vectors are read
   * @param vectorOf for each packed row its stored vector
   */
  @SuppressWarnings("ArrayRecordComponent") // a carrier between two classes, never compared
  record Input(Packing packing, Rows vectors, int[] vectorOf) {}

  /** A recurrence after its forward pass. */
  interface Pass {
    /** The states of a direction, [packed rows, hidden]. */
    float[] outputs(int side);

    /** The gradient of the stored vectors, given those of the states; these are destroyed. */
    float[] backward(float[][] gradients);
  }

  @Override
  public Rows forward(Rows in) {
    sequences = in.sequences();
    packing = Packing.of(sequences.lengths());
    rows = sequences.rowsOf(packing);
    int[] vectorOf = new int[rows.length];
    for (int i = 0; i < rows.length; i++) {
      vectorOf[i] = in.place(rows[i]);
    }
    pass = factory.apply(new Input(packing, in, vectorOf));
    return states == States.LAST ? last() : all();
  }

  private Rows all() {
    int width = directions * hidden;
    float[] result = new float[rows.length * width];
    for (int side = 0; side < directions; side++) {
      float[] outputs = pass.outputs(side);
      for (int i = 0; i < rows.length; i++) {
        System.arraycopy(outputs, i * hidden, result, rows[i] * width + side * hidden, hidden);
      }
    }
    return Rows.of(sequences, result, width);
  }

  private Rows last() {
    int width = directions * hidden;
    float[] result = new float[sequences.count() * width];
    for (int rank = 0; rank < packing.active(0); rank++) {
      for (int side = 0; side < directions; side++) {
        int at = packing.sequence(rank) * width + side * hidden;
        System.arraycopy(pass.outputs(side), lastRow(rank, side) * hidden, result, at, hidden);
      }
    }
    return Rows.pooled(sequences, result, width);
  }

  /** The packed row that a direction reaches last. */
  private int lastRow(int rank, int side) {
    return side == 1 ? rank : packing.offset(sequences.length(packing.sequence(rank)) - 1) + rank;
  }

  @Override
  public float[] backward(float[] gradient) {
    float[][] gradients = new float[directions][rows.length * hidden];
    int width = directions * hidden;
    for (int side = 0; side < directions; side++) {
      if (states == States.LAST) {
        for (int rank = 0; rank < packing.active(0); rank++) {
          int at = packing.sequence(rank) * width + side * hidden;
          System.arraycopy(gradient, at, gradients[side], lastRow(rank, side) * hidden, hidden);
        }
      } else {
        for (int i = 0; i < rows.length; i++) {
          int at = rows[i] * width + side * hidden;
          System.arraycopy(gradient, at, gradients[side], i * hidden, hidden);
        }
      }
    }
    return pass.backward(gradients);
  }
}
