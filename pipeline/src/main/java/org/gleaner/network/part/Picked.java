package org.gleaner.network.part;

import java.util.Arrays;
import java.util.List;
import org.gleaner.network.math.Products;
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
    return pass.picked() == null ? new Passing() : new Picking(pass.picked());
  }

  private static final class Passing implements Step {
    @Override
    public Rows forward(Rows in) {
      return in;
    }

    @Override
    public float[] backward(float[] gradient) {
      return gradient;
    }
  }

  /** Copies the rows, so that what follows computes nothing for the others. */
  private static final class Picking implements Step {
    private final List<int[]> picked;
    private int[] places;
    private int stored;
    private int width;

    Picking(List<int[]> picked) {
      this.picked = picked;
    }

    @Override
    public Rows forward(Rows in) {
      Sequences sequences = in.sequences();
      int[] lengths = new int[sequences.count()];
      Arrays.setAll(lengths, i -> picked.get(i).length);
      Sequences shortened = sequences.shortened(lengths);
      stored = in.stored();
      width = in.width();
      places = new int[shortened.rows()];
      float[] values = new float[places.length * width];
      int row = 0;
      for (int i = 0; i < lengths.length; i++) {
        for (int place : picked.get(i)) {
          places[row] = in.place(sequences.begin(i) + place);
          System.arraycopy(in.values(), places[row] * width, values, row * width, width);
          row++;
        }
      }
      return Rows.of(shortened, values, width);
    }

    @Override
    public float[] backward(float[] gradient) {
      float[] below = new float[stored * width];
      for (int row = 0; row < places.length; row++) {
        Products.addScaled(gradient, row * width, 1f, below, places[row] * width, width);
      }
      return below;
    }
  }
}
