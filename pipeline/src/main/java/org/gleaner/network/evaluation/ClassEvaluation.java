package org.gleaner.network.evaluation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Accuracy and F1 of one label a text. */
public final class ClassEvaluation implements TextEvaluation {
  private final List<String> labels;
  private final long[][] counts;

  public ClassEvaluation(List<String> labels) {
    this.labels = List.copyOf(labels);
    this.counts = new long[labels.size()][labels.size()];
  }

  @Override
  public void add(float[] output, float[] target) {
    counts[greatest(target)][greatest(output)]++;
  }

  /** The place of the greatest number, of equals the first. */
  public static int greatest(float[] values) {
    int best = 0;
    for (int i = 1; i < values.length; i++) {
      best = values[i] > values[best] ? i : best;
    }
    return best;
  }

  @Override
  public double quality() {
    long right = 0;
    long all = 0;
    for (int i = 0; i < counts.length; i++) {
      right += counts[i][i];
      for (long count : counts[i]) {
        all += count;
      }
    }
    return (double) right / Math.max(1, all);
  }

  @Override
  public Map<String, Object> figures() {
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("accuracy", rounded(quality()));
    double sum = 0;
    Map<String, Object> byLabel = new LinkedHashMap<>();
    for (int i = 0; i < counts.length; i++) {
      double f1 = f1(i);
      sum += f1;
      byLabel.put(labels.get(i), rounded(f1));
    }
    figures.put("macro_f1", rounded(sum / Math.max(1, counts.length)));
    figures.put("f1", byLabel);
    return figures;
  }

  private double f1(int label) {
    long truth = 0;
    long decided = 0;
    for (int i = 0; i < counts.length; i++) {
      truth += counts[label][i];
      decided += counts[i][label];
    }
    return 2.0 * counts[label][label] / Math.max(1, truth + decided);
  }

  static double rounded(double value) {
    return Math.round(value * 10_000) / 10_000.0;
  }

  @Override
  public List<String> names() {
    return labels;
  }

  @Override
  public long[][] confusion() {
    return counts;
  }
}
