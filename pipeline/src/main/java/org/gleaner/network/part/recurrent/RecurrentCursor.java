package org.gleaner.network.part.recurrent;

import java.util.Arrays;
import org.gleaner.network.math.Packing;
import org.gleaner.network.math.Rows;
import org.gleaner.network.part.Cursor;
import org.gleaner.network.part.Parameters;

/** A recurrence in one direction that is run row by row; carries its state, zero at the start. */
final class RecurrentCursor implements Cursor {
  private final Recurrent part;
  private final Parameters parameters;
  private float[][] states;

  RecurrentCursor(Recurrent part, Parameters parameters) {
    this.part = part;
    this.parameters = parameters;
  }

  @Override
  public Rows next(Rows rows) {
    int count = rows.sequences().count();
    if (states == null) {
      states = new float[part.carries()][count * part.hidden()];
    }
    require(rows, count);
    int[] lengths = new int[count];
    Arrays.fill(lengths, 2);
    int[] vectorOf = new int[2 * count];
    for (int i = 0; i < count; i++) {
      vectorOf[count + i] = rows.place(i);
    }
    RecurrentStep.Input in = new RecurrentStep.Input(Packing.of(lengths), rows, vectorOf);
    states = part.advance(parameters, in, states);
    return Rows.of(rows.sequences(), states[0], part.hidden());
  }

  private void require(Rows rows, int count) {
    int carried = states[0].length / part.hidden();
    if (count != carried || rows.sequences().rows() != count) {
      throw new IllegalArgumentException(
          "Cannot step with "
              + rows.sequences().rows()
              + " rows of "
              + count
              + " sequences. Accepted: one row of each of "
              + carried);
    }
  }

  @Override
  public void keep(int[] beams) {
    if (states != null) {
      for (int i = 0; i < states.length; i++) {
        states[i] = kept(states[i], beams);
      }
    }
  }

  private float[] kept(float[] state, int[] beams) {
    int hidden = part.hidden();
    float[] result = new float[beams.length * hidden];
    for (int i = 0; i < beams.length; i++) {
      System.arraycopy(state, beams[i] * hidden, result, i * hidden, hidden);
    }
    return result;
  }
}
