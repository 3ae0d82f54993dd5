package org.gleaner.network.part;

import org.gleaner.network.math.Rows;

/** Joins the examples' features and each row: f, x side by side. Features get no gradient. */
public final class Beside extends Part {
  private static final long serialVersionUID = 1L;

  private final int features;

  /**
   * A part that reads {@link Side#FEATURES}.
   *
   * @param features numbers beside each row
   */
  public Beside(String name, int inputs, int features) {
    super(name, inputs, features + inputs);
    this.features = features;
  }

  @Override
  public Step start(Pass pass) {
    return new Joining(pass.side(Side.FEATURES).rows());
  }

  private final class Joining implements Step {
    private final Rows beside;
    private Rows rows;

    Joining(Rows beside) {
      this.beside = beside;
    }

    @Override
    public Rows forward(Rows in) {
      rows = in;
      float[] left = beside.values();
      float[] right = in.expanded();
      int count = in.sequences().rows();
      float[] joined = new float[count * outputs()];
      for (int row = 0; row < count; row++) {
        System.arraycopy(left, row * features, joined, row * outputs(), features);
        System.arraycopy(right, row * inputs(), joined, row * outputs() + features, inputs());
      }
      return Rows.of(in.sequences(), joined, outputs());
    }

    @Override
    public float[] backward(float[] gradient) {
      int count = rows.sequences().rows();
      float[] right = new float[count * inputs()];
      for (int row = 0; row < count; row++) {
        System.arraycopy(gradient, row * outputs() + features, right, row * inputs(), inputs());
      }
      return rows.collapsed(right);
    }
  }
}
