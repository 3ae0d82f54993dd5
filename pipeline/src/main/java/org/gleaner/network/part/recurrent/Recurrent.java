package org.gleaner.network.part.recurrent;

import org.gleaner.network.part.Parameters;
import org.gleaner.network.part.Part;
import org.gleaner.network.part.Pass;

/** A part that goes over each sequence step by step, in one direction or in both side by side. */
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
  public final Step start(Pass pass) {
    return new RecurrentStep(states, directions, hidden, in -> pass(pass.parameters(), in));
  }
}
