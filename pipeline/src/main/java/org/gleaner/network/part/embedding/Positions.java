package org.gleaner.network.part.embedding;

import org.gleaner.network.math.Products;
import org.gleaner.network.math.Rows;
import org.gleaner.network.math.Sequences;
import org.gleaner.network.part.Cursor;
import org.gleaner.network.part.Part;
import org.gleaner.network.part.Pass;

/**
 * Adds to each row sines and cosines of its position in its sequence (Vaswani et al. 2017), times
 * {@value #SCALE}, about the size of first embeddings.
 */
public final class Positions extends Part {
  private static final long serialVersionUID = 1L;
  private static final float SCALE = 0.1f;

  /** Positions of rows of a width. */
  public Positions(String name, int width) {
    super(name, width, width);
  }

  @Override
  public Step start(Pass pass) {
    return new Adding();
  }

  private static float[] table(int from, int to, int width) {
    float[] table = new float[(to - from) * width];
    for (int k = 0; k < width; k++) {
      double rate = Math.pow(10_000, -(double) (k - k % 2) / width);
      for (int i = from; i < to; i++) {
        double angle = i * rate;
        double value = k % 2 == 0 ? Math.sin(angle) : Math.cos(angle);
        table[(i - from) * width + k] = SCALE * (float) value;
      }
    }
    return table;
  }

  @Override
  public Cursor cursor(Pass pass) {
    return new Counting();
  }

  /** All sequences are at the same position. */
  private static final class Counting implements Cursor {
    private int position;

    @Override
    public Rows next(Rows rows) {
      float[] row = table(position, position + 1, rows.width());
      position++;
      float[] result = rows.expanded().clone();
      Products.addToEach(result, row);
      return Rows.of(rows.sequences(), result, rows.width());
    }

    @Override
    public void keep(int[] beams) {
      // the position is that of every sequence
    }
  }

  private static final class Adding implements Step {
    private Rows rows;

    @Override
    public Rows forward(Rows in) {
      rows = in;
      Sequences sequences = in.sequences();
      int longest = 0;
      for (int length : sequences.lengths()) {
        longest = Math.max(longest, length);
      }
      float[] table = table(0, longest, in.width());
      float[] result = in.expanded().clone();
      for (int i = 0; i < sequences.count(); i++) {
        int size = sequences.length(i) * in.width();
        Products.addScaled(table, 0, 1f, result, sequences.begin(i) * in.width(), size);
      }
      return Rows.of(sequences, result, in.width());
    }

    @Override
    public float[] backward(float[] gradient) {
      return rows.collapsed(gradient);
    }
  }
}
