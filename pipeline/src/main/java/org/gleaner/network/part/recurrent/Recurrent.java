package org.gleaner.network.part.recurrent;

import org.gleaner.network.part.Cursor;
import org.gleaner.network.part.Parameters;
import org.gleaner.network.part.Part;
import org.gleaner.network.part.Pass;

/** A part that reads each sequence step by step, in one direction or in both side by side. */
abstract class Recurrent extends Part {
  private static final long serialVersionUID = 1L;

  private final int hidden;
  private final int directions;
  private final States states;

  Recurrent(String name, int inputs, int hidden, int directions, States states) {
    super(name, inputs, directions * hidden);
    this.hidden = hidden;
    this.directions = directions;
    this.states = states;
  }

  /** A pass over the sequences, forward done. */
  abstract RecurrentStep.Pass pass(Parameters parameters, RecurrentStep.Input in);

  /**
   * One step of one direction after a state.
   *
   * @param in what is read: sequences of two rows, of which the second is the step
   * @param before vectors that are carried, each [sequences, hidden]
   * @return the same after the step, the outputs first
   */
  abstract float[][] advance(Parameters parameters, RecurrentStep.Input in, float[][] before);

  /** How many vectors are carried from step to step. */
  abstract int carries();

  /** Units of a direction. */
  final int hidden() {
    return hidden;
  }

  /** 1 or 2. */
  final int directions() {
    return directions;
  }

  @Override
  public final boolean pools() {
    return states == States.LAST;
  }

  @Override
  public final Cursor cursor(Pass pass) {
    return directions == 1 && states == States.ALL
        ? new RecurrentCursor(this, pass.parameters())
        : super.cursor(pass);
  }

  @Override
  public final Step start(Pass pass) {
    return new RecurrentStep(states, directions, hidden, in -> pass(pass.parameters(), in));
  }
}
