package org.gleaner.network.part;

import java.util.List;
import org.gleaner.network.math.Rows;
import org.gleaner.network.math.Sequences;

/** Leaves the rows of the tokens that have a target, such as the first pieces of words. */
public final class Picked extends Part {
  private static final long serialVersionUID = 1L;

  /** Leaves rows of a width. */
  public Picked(String name, int width) {
    super(name, width, width);
  }

  @Override
  public Step start(Pass pass) {
    List<int[]> picked = pass.picked();
    return new Step() {
      @Override
      public Rows forward(Rows in) {
        return picked == null ? in : picked(in, picked);
      }

      /** The stored vectors that went out are those that came in. */
      @Override
      public float[] backward(float[] gradient) {
        return gradient;
      }
    };
  }

  private static Rows picked(Rows in, List<int[]> picked) {
    Sequences sequences = in.sequences();
    int[] lengths = new int[sequences.count()];
    int rows = 0;
    for (int i = 0; i < lengths.length; i++) {
      lengths[i] = picked.get(i).length;
      rows += lengths[i];
    }
    int[] places = new int[rows];
    int row = 0;
    for (int i = 0; i < lengths.length; i++) {
      for (int place : picked.get(i)) {
        places[row++] = in.place(sequences.begin(i) + place);
      }
    }
    return Rows.shared(sequences.shortened(lengths), in.values(), in.width(), places);
  }
}
