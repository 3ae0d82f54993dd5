package org.gleaner.network.head;

/**
 * Any number of labels: for each its probability by the logistic function, the sum of their
 * cross-entropies. Target: 1 for each label that holds.
 */
public sealed class LogisticHead extends OutputHead permits SegmentHead {
  private static final long serialVersionUID = 1L;

  /** A head. */
  public LogisticHead(String name, int inputs, int labels, double dropout) {
    super(name, inputs, labels, dropout);
  }

  @Override
  protected final void activate(float[] values, int at, int width) {
    for (int k = at; k < at + width; k++) {
      values[k] = (float) (1 / (1 + Math.exp(-values[k])));
    }
  }

  @Override
  protected final double lose(
      float[] values, int at, int width, float[] target, int from, float weight) {
    double loss = 0;
    for (int k = 0; k < width; k++) {
      float value = values[at + k];
      boolean holds = target[from + k] > 0;
      double wrong = holds ? -value : value;
      loss += weight * (Math.max(wrong, 0) + Math.log1p(Math.exp(-Math.abs(wrong))));
      values[at + k] = (float) (weight / (1 + Math.exp(-value))) - (holds ? weight : 0);
    }
    return loss;
  }
}
