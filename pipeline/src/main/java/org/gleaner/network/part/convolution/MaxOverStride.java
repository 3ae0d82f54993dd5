package org.gleaner.network.part.convolution;

import org.gleaner.network.math.Rows;
import org.gleaner.network.math.Sequences;
import org.gleaner.network.part.Part;
import org.gleaner.network.part.Pass;
import org.gleaner.network.part.Pooling;

/** The greatest value of every {@code stride} rows, which shortens a sequence by that factor. */
public final class MaxOverStride extends Part {
  private static final long serialVersionUID = 1L;

  private final int stride;

  /** One row for every {@code stride} rows; the last may stand for fewer. */
  public MaxOverStride(String name, int width, int stride) {
    super(name, width, width);
    this.stride = stride;
  }

  @Override
  public Step start(Pass pass) {
    return new Shortening();
  }

  private final class Shortening implements Step {
    private Step pooling;
    private Rows whole;

    @Override
    public Rows forward(Rows in) {
      Sequences sequences = in.sequences();
      int[] lengths = new int[sequences.count()];
      int rows = 0;
      for (int i = 0; i < lengths.length; i++) {
        lengths[i] = (sequences.length(i) + stride - 1) / stride;
        rows += lengths[i];
      }
      int[] pieces = new int[rows];
      int piece = 0;
      for (int i = 0; i < lengths.length; i++) {
        for (int left = sequences.length(i); left > 0; left -= stride) {
          pieces[piece++] = Math.min(stride, left);
        }
      }
      pooling = new Pooling("", in.width(), Pooling.Kind.MAX).start(null);
      Rows cut = Rows.of(Sequences.of(pieces), in.expanded(), in.width());
      whole = in;
      return Rows.of(sequences.shortened(lengths), pooling.forward(cut).values(), in.width());
    }

    @Override
    public float[] backward(float[] gradient) {
      return whole.collapsed(pooling.backward(gradient));
    }
  }
}
