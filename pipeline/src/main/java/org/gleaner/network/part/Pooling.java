package org.gleaner.network.part;

import java.util.Arrays;
import org.gleaner.network.math.Products;
import org.gleaner.network.math.Rows;
import org.gleaner.network.math.Sequences;

/**
 * One vector for each sequence: the mean or the greatest value of its rows, number by number, or
 * its first or its last row. An empty sequence gives zeros.
 */
public final class Pooling extends Part {
  private static final long serialVersionUID = 1L;

  private final Kind kind;

  /** The value that is taken. */
  public enum Kind {
    /** The mean. */
    MEAN,
    /** The greatest value. */
    MAX,
    /** The first row, of a piece that begins each sequence (Devlin et al. 2019). */
    FIRST,
    /** The last row, which alone has read a whole sequence under causal attention. */
    LAST
  }

  /** A pooling. */
  public Pooling(String name, int width, Kind kind) {
    super(name, width, width);
    this.kind = kind;
  }

  @Override
  public boolean pools() {
    return true;
  }

  @Override
  public Step start(Pass pass) {
    return switch (kind) {
      case MEAN -> new Mean();
      case MAX -> new Max();
      case FIRST -> new One(false);
      case LAST -> new One(true);
    };
  }

  private static final class Mean implements Step {
    private Rows rows;

    @Override
    public Rows forward(Rows in) {
      rows = in;
      Sequences sequences = in.sequences();
      int width = in.width();
      float[] means = new float[sequences.count() * width];
      for (int i = 0; i < sequences.count(); i++) {
        float share = 1f / Math.max(1, sequences.length(i));
        for (int row = sequences.begin(i); row < sequences.begin(i + 1); row++) {
          Products.addScaled(in.values(), in.place(row) * width, share, means, i * width, width);
        }
      }
      return Rows.pooled(sequences, means, width);
    }

    @Override
    public float[] backward(float[] gradient) {
      Sequences sequences = rows.sequences();
      int width = rows.width();
      float[] result = new float[rows.values().length];
      for (int i = 0; i < sequences.count(); i++) {
        float share = 1f / Math.max(1, sequences.length(i));
        for (int row = sequences.begin(i); row < sequences.begin(i + 1); row++) {
          Products.addScaled(gradient, i * width, share, result, rows.place(row) * width, width);
        }
      }
      return result;
    }
  }

  /** The first or the last row. */
  private static final class One implements Step {
    private final boolean last;
    private Rows rows;

    One(boolean last) {
      this.last = last;
    }

    /** Where the row of a sequence that is not empty is stored. */
    private int at(int sequence) {
      Sequences sequences = rows.sequences();
      int row = last ? sequences.begin(sequence + 1) - 1 : sequences.begin(sequence);
      return rows.place(row) * rows.width();
    }

    @Override
    public Rows forward(Rows in) {
      rows = in;
      Sequences sequences = in.sequences();
      int width = in.width();
      float[] pooled = new float[sequences.count() * width];
      for (int i = 0; i < sequences.count(); i++) {
        if (sequences.length(i) > 0) {
          System.arraycopy(in.values(), at(i), pooled, i * width, width);
        }
      }
      return Rows.pooled(sequences, pooled, width);
    }

    @Override
    public float[] backward(float[] gradient) {
      Sequences sequences = rows.sequences();
      int width = rows.width();
      float[] result = new float[rows.values().length];
      for (int i = 0; i < sequences.count(); i++) {
        if (sequences.length(i) > 0) {
          Products.addScaled(gradient, i * width, 1f, result, at(i), width);
        }
      }
      return result;
    }
  }

  private static final class Max implements Step {
    private Rows rows;
    private int[] winners;

    @Override
    public Rows forward(Rows in) {
      rows = in;
      Sequences sequences = in.sequences();
      int width = in.width();
      float[] greatest = new float[sequences.count() * width];
      winners = new int[greatest.length];
      Arrays.fill(winners, -1);
      for (int i = 0; i < sequences.count(); i++) {
        for (int row = sequences.begin(i); row < sequences.begin(i + 1); row++) {
          compare(in.place(row) * width, i * width, greatest);
        }
      }
      return Rows.pooled(sequences, greatest, width);
    }

    private void compare(int from, int at, float[] greatest) {
      for (int k = 0; k < rows.width(); k++) {
        float value = rows.values()[from + k];
        if (winners[at + k] < 0 || value > greatest[at + k]) {
          greatest[at + k] = value;
          winners[at + k] = from + k;
        }
      }
    }

    @Override
    public float[] backward(float[] gradient) {
      float[] result = new float[rows.values().length];
      for (int i = 0; i < winners.length; i++) {
        if (winners[i] >= 0) {
          result[winners[i]] += gradient[i];
        }
      }
      return result;
    }
  }
}
