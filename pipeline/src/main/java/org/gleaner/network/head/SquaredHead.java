package org.gleaner.network.head;

/** Numbers: half the squared difference from the targets; a NaN target contributes no loss. */
public final class SquaredHead extends OutputHead {
  private static final long serialVersionUID = 1L;

  /** A head. */
  public SquaredHead(String name, int inputs, int numbers, double dropout) {
    super(name, inputs, numbers, dropout);
  }

  @Override
  protected void activate(float[] values, int at, int width) {
    // numbers go out as they are
  }

  @Override
  protected double lose(float[] values, int at, int width, float[] target, int from, float weight) {
    float loss = 0;
    for (int k = 0; k < width; k++) {
      float goal = target[from + k];
      float apart = Float.isNaN(goal) ? 0 : values[at + k] - goal;
      loss += weight * apart * apart / 2;
      values[at + k] = weight * apart;
    }
    return loss;
  }
}
