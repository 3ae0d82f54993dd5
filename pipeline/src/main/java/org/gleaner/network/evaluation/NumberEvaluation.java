package org.gleaner.network.evaluation;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.gleaner.vector.evaluate.RankCorrelation;

/** Correlations (Pearson; Spearman, ties with their mean rank) and errors of numbers. */
public final class NumberEvaluation implements Evaluation {
  private static final long serialVersionUID = 1L;

  private double[] outputs = new double[64];
  private double[] targets = new double[64];
  private int size;

  @Override
  public void add(float[] output, float[] target) {
    add(output[0], target[0]);
  }

  private void add(double output, double target) {
    if (size == outputs.length) {
      outputs = Arrays.copyOf(outputs, 2 * size);
      targets = Arrays.copyOf(targets, 2 * size);
    }
    outputs[size] = output;
    targets[size++] = target;
  }

  @Override
  public void merge(Evaluation other) {
    NumberEvaluation that = (NumberEvaluation) other;
    for (int i = 0; i < that.size; i++) {
      add(that.outputs[i], that.targets[i]);
    }
  }

  /** Zero if one of the two does not vary. */
  private static double orZero(double correlation) {
    return Double.isNaN(correlation) ? 0 : correlation;
  }

  @Override
  public double quality() {
    return orZero(
        RankCorrelation.pearson(Arrays.copyOf(outputs, size), Arrays.copyOf(targets, size)));
  }

  private double spearman() {
    return orZero(
        RankCorrelation.spearman(Arrays.copyOf(outputs, size), Arrays.copyOf(targets, size)));
  }

  @Override
  public Map<String, Object> figures() {
    double squares = 0;
    double distances = 0;
    for (int i = 0; i < size; i++) {
      double difference = outputs[i] - targets[i];
      squares += difference * difference;
      distances += Math.abs(difference);
    }
    int count = Math.max(1, size);
    boolean numbers = Double.isFinite(squares);
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("pearson", numbers ? Shares.rounded(quality()) : Double.NaN);
    figures.put("spearman", numbers ? Shares.rounded(spearman()) : Double.NaN);
    figures.put("root_mean_squared_error", Shares.rounded(Math.sqrt(squares / count)));
    figures.put("mean_absolute_error", Shares.rounded(distances / count));
    return figures;
  }
}
