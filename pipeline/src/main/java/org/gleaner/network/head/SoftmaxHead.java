package org.gleaner.network.head;

import org.gleaner.network.math.Softmax;

/** One of several labels: probabilities by softmax, cross-entropy. Target: 1 for the label. */
public sealed class SoftmaxHead extends OutputHead permits ChoiceHead {
  private static final long serialVersionUID = 1L;

  /** A head. */
  public SoftmaxHead(String name, int inputs, int labels, double dropout) {
    super(name, inputs, labels, dropout);
  }

  @Override
  protected final void activate(float[] values, int at, int width) {
    Softmax.inPlace(values, at, width);
  }

  @Override
  protected final double lose(
      float[] values, int at, int width, float[] target, int from, float weight) {
    double greatest = Double.NEGATIVE_INFINITY;
    for (int k = at; k < at + width; k++) {
      greatest = Math.max(greatest, values[k]);
    }
    double sum = 0;
    for (int k = at; k < at + width; k++) {
      sum += Math.exp(values[k] - greatest);
    }
    double log = greatest + Math.log(sum);
    double loss = 0;
    double mass = 0;
    for (int k = 0; k < width; k++) {
      float share = weight * target[from + k];
      loss += share * (log - values[at + k]);
      mass += share;
    }
    for (int k = 0; k < width; k++) {
      double probability = Math.exp(values[at + k] - log);
      values[at + k] = (float) (mass * probability) - weight * target[from + k];
    }
    return loss;
  }
}
