package org.gleaner.network.layer;

import org.gleaner.network.math.FloatBlock;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.ILossFunction;

/**
 * The loss of an output layer, each example with a weight of its own, which its targets carry: an
 * example that is absent has targets that lose nothing. Masks are not used: the library multiplies
 * the sums before the activation with them. The kind fixes the activation that the layer must have.
 */
public final class OutputLoss implements ILossFunction {
  private static final long serialVersionUID = 1L;

  private Kind kind;

  /** What is lost. */
  public enum Kind {
    /**
     * Cross-entropy of one label; the activation is softmax. The target of the label is the weight,
     * the others are 0.
     */
    SOFTMAX,
    /**
     * The sum of the cross-entropies of yes and no; the activation is the logistic function. A
     * target is the weight for yes, less the weight for no.
     */
    LOGISTIC,
    /**
     * The margin loss of one label (Sabour et al. 2017): the squares of what its value lacks of
     * 0.9, and half of what the others have above 0.1; the activation is the identity. The target
     * of the label is the weight, the others are 0.
     */
    MARGIN,
    /** Half the squared difference; the activation is the identity. No target, NaN, is none. */
    SQUARED
  }

  /** For deserialisation. */
  OutputLoss() {}

  /** A loss. */
  public OutputLoss(Kind kind) {
    this.kind = kind;
  }

  @Override
  public double computeScore(
      INDArray labels, INDArray preOutput, IActivation activation, INDArray mask, boolean average) {
    double sum = computeScoreArray(labels, preOutput, activation, mask).sumNumber().doubleValue();
    return average ? sum / preOutput.size(0) : sum;
  }

  @Override
  public INDArray computeScoreArray(
      INDArray labels, INDArray preOutput, IActivation activation, INDArray mask) {
    return compute(labels, preOutput).getFirst();
  }

  @Override
  public INDArray computeGradient(
      INDArray labels, INDArray preOutput, IActivation activation, INDArray mask) {
    return compute(labels, preOutput).getSecond();
  }

  @Override
  public Pair<Double, INDArray> computeGradientAndScore(
      INDArray labels, INDArray preOutput, IActivation activation, INDArray mask, boolean average) {
    return new Pair<>(
        computeScore(labels, preOutput, activation, mask, average),
        computeGradient(labels, preOutput, activation, mask));
  }

  /** Losses, [examples, 1], and the gradient of what stands before the activation. */
  private Pair<INDArray, INDArray> compute(INDArray labels, INDArray preOutput) {
    int count = (int) preOutput.size(0);
    int width = (int) preOutput.size(1);
    float[] values = FloatBlock.read(preOutput);
    float[] targets = FloatBlock.read(labels);
    float[] losses = new float[count];
    for (int i = 0; i < count; i++) {
      losses[i] = lose(values, targets, i * width, width);
    }
    INDArray gradient = Nd4j.createUninitialized(DataType.FLOAT, count, width);
    FloatBlock.write(values, gradient);
    return new Pair<>(Nd4j.create(losses, new long[] {count, 1}, 'c'), gradient);
  }

  /** Replaces values by the gradient and returns the loss. */
  private float lose(float[] values, float[] targets, int at, int width) {
    return switch (kind) {
      case SOFTMAX -> softmax(values, targets, at, width);
      case LOGISTIC -> logistic(values, targets, at, width);
      case MARGIN -> margin(values, targets, at, width);
      case SQUARED -> squared(values, targets, at, width);
    };
  }

  private static float softmax(float[] values, float[] targets, int at, int width) {
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
    double weight = 0;
    for (int k = at; k < at + width; k++) {
      loss += targets[k] * (log - values[k]);
      weight += targets[k];
    }
    for (int k = at; k < at + width; k++) {
      values[k] = (float) (weight * Math.exp(values[k] - log)) - targets[k];
    }
    return (float) loss;
  }

  private static float logistic(float[] values, float[] targets, int at, int width) {
    double loss = 0;
    for (int k = at; k < at + width; k++) {
      double weight = Math.abs(targets[k]);
      double wrong = targets[k] > 0 ? -values[k] : values[k];
      loss += weight * (Math.max(wrong, 0) + Math.log1p(Math.exp(-Math.abs(wrong))));
      values[k] = (float) (weight / (1 + Math.exp(-values[k]))) - Math.max(0, targets[k]);
    }
    return (float) loss;
  }

  private static float margin(float[] values, float[] targets, int at, int width) {
    float weight = 0;
    for (int k = at; k < at + width; k++) {
      weight += targets[k];
    }
    float loss = 0;
    for (int k = at; k < at + width; k++) {
      boolean right = targets[k] > 0;
      float wrong = Math.max(0, right ? 0.9f - values[k] : values[k] - 0.1f);
      float factor = right ? weight : weight / 2;
      loss += factor * wrong * wrong;
      values[k] = (right ? -2 : 2) * factor * wrong;
    }
    return loss;
  }

  private static float squared(float[] values, float[] targets, int at, int width) {
    float loss = 0;
    for (int k = at; k < at + width; k++) {
      values[k] = Float.isNaN(targets[k]) ? 0 : values[k] - targets[k];
      loss += values[k] * values[k] / 2;
    }
    return loss;
  }

  @Override
  public String name() {
    return "OutputLoss(" + kind + ")";
  }
}
