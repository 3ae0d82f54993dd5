package org.gleaner.network.head;

/**
 * One of several labels, each with a capsule whose length comes in: the margin loss of Sabour et
 * al. (2017), the square of the distance by which the label's length is below 0.9, and half the
 * squares of those by which the others are above 0.1. Target: 1 for the label. Lengths go out as
 * they are.
 */
public final class MarginHead extends OutputHead {
  private static final long serialVersionUID = 1L;

  /** A head over as many lengths as there are labels. */
  public MarginHead(String name, int labels) {
    super(name, labels);
  }

  @Override
  protected void activate(float[] values, int at, int width) {
    // lengths go out as they are
  }

  @Override
  protected double lose(float[] values, int at, int width, float[] target, int from, float weight) {
    float loss = 0;
    for (int k = 0; k < width; k++) {
      float value = values[at + k];
      boolean right = target[from + k] > 0;
      float wrong = Math.max(0, right ? 0.9f - value : value - 0.1f);
      float factor = right ? weight : weight / 2;
      loss += factor * wrong * wrong;
      values[at + k] = (right ? -2 : 2) * factor * wrong;
    }
    return loss;
  }
}
