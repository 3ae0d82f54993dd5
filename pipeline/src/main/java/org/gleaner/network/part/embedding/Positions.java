package org.gleaner.network.part.embedding;

import org.gleaner.network.math.Products;
import org.gleaner.network.math.Rows;
import org.gleaner.network.math.Sequences;
import org.gleaner.network.part.Part;
import org.gleaner.network.part.Pass;

/**
 * Adds to each row sines and cosines of its position in its sequence (Vaswani et al. 2017), times
 * {@value #SCALE}, about the size of first embeddings.
 */
public final class Positions extends Part {
  private static final long serialVersionUID = 1L;
  private static final float SCALE = 0.1f;

  /** Positions of rows of that width. */
  public Positions(String name, int width) {
    super(name, width, width);
  }

  @Override
  public Step start(Pass pass) {
    return new Adding();
  }

  private static float[] table(int length, int width) {
    float[] table = new float[length * width];
    for (int k = 0; k < width; k++) {
      double rate = Math.pow(10_000, -(double) (k - k % 2) / width);
      for (int i = 0; i < length; i++) {
        double angle = i * rate;
        table[i * width + k] = SCALE * (float) (k % 2 == 0 ? Math.sin(angle) : Math.cos(angle));
      }
    }
    return table;
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
      float[] table = table(longest, in.width());
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
