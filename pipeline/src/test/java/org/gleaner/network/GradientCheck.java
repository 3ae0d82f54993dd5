package org.gleaner.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.MultiDataSet;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The gradient of a network, in the single precision in which it trains: along random directions it
 * must equal the slope of the loss. A rectifier or a greatest value may bend on one side of the
 * point, where the slope is then another; at most points none does.
 */
public final class GradientCheck {
  private static final double STEP = 0.005;

  private final ComputationGraph network;
  private final MultiDataSet batch;
  private final double scale;

  /**
   * A check.
   *
   * @param scale brings the loss near 1
   */
  public GradientCheck(ComputationGraph network, MultiDataSet batch, double scale) {
    this.network = network;
    this.batch = batch;
    this.scale = scale;
  }

  /**
   * Compares along some directions.
   *
   * @param fixed how many parameters at the beginning stay as they are
   * @return along how many of them the loss is smooth
   */
  public int smooth(INDArray at, int directions, long fixed, Random random, String name) {
    INDArray gradient = gradient(at);
    assertTrue(gradient.norm2Number().doubleValue() > 0, name);
    int smooth = 0;
    for (int i = 0; i < directions; i++) {
      INDArray direction = direction(random, at, fixed);
      double actual = direction.mul(gradient).sumNumber().doubleValue();
      double before = slope(at, direction, -STEP);
      double after = slope(at, direction, STEP);
      double nearer = Math.abs(before - actual) < Math.abs(after - actual) ? before : after;
      assertEquals(nearer, actual, tolerance(nearer), name);
      double other = before + after - nearer;
      smooth += Math.abs(other - actual) <= tolerance(other) ? 1 : 0;
    }
    return smooth;
  }

  private static double tolerance(double slope) {
    return 2e-3 * Math.max(0.1, Math.abs(slope));
  }

  /** Numbers whose sum of squares is about 1. */
  public static INDArray direction(Random random, INDArray at, long fixed) {
    float[] values = new float[(int) at.length()];
    double size = 1 / Math.sqrt((double) values.length);
    for (int i = 0; i < values.length; i++) {
      double value = random.nextGaussian() * size;
      values[i] = i < fixed ? 0 : (float) value;
    }
    return Nd4j.createFromArray(values).reshape(at.shape());
  }

  /** Of the loss on one side of a point; the error falls with the square of the step. */
  private double slope(INDArray at, INDArray direction, double step) {
    double here = loss(at);
    double near = loss(at.add(direction.mul(step)));
    double far = loss(at.add(direction.mul(2 * step)));
    return (4 * near - 3 * here - far) / (2 * step);
  }

  private void set(INDArray parameters) {
    network.setParams(parameters);
    network.setInputs(batch.getFeatures());
    network.setLabels(batch.getLabels());
    network.computeGradientAndScore();
  }

  private double loss(INDArray parameters) {
    set(parameters);
    return scale * network.score();
  }

  /** The library sums over the batch and divides by its size in the updater. */
  private INDArray gradient(INDArray parameters) {
    set(parameters);
    return network.gradient().gradient().dup().muli(scale / batch.getFeatures(0).size(0));
  }
}
