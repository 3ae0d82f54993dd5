package org.gleaner.network.evaluation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Accuracy and F1 of one label for each text. */
public final class ClassEvaluation implements Evaluation {
  private static final long serialVersionUID = 1L;

  private final ArrayList<String> labels;
  private final ConfusionCounts counts;

  /** An empty evaluation. */
  public ClassEvaluation(List<String> labels) {
    this.labels = new ArrayList<>(labels);
    this.counts = new ConfusionCounts(labels.size());
  }

  /** Compares; a target whose number lies beyond the labels is of a label that is not known. */
  @Override
  public void add(float[] output, float[] target) {
    int truth = greatest(target);
    if (truth < labels.size()) {
      counts.add(truth, greatest(output));
    } else {
      counts.addWrong(greatest(output));
    }
  }

  @Override
  public void merge(Evaluation other) {
    counts.merge(((ClassEvaluation) other).counts);
  }

  /** The index of the greatest number, the first of equals. */
  public static int greatest(float[] values) {
    int best = 0;
    for (int i = 1; i < values.length; i++) {
      best = values[i] > values[best] ? i : best;
    }
    return best;
  }

  @Override
  public double quality() {
    return counts.accuracy();
  }

  @Override
  public Map<String, Object> figures() {
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("accuracy", Shares.rounded(quality()));
    double sum = 0;
    Map<String, Object> byLabel = new LinkedHashMap<>();
    for (int i = 0; i < labels.size(); i++) {
      double f1 = counts.f1(i);
      sum += f1;
      byLabel.put(labels.get(i), Shares.rounded(f1));
    }
    figures.put("macro_f1", Shares.rounded(sum / Math.max(1, labels.size())));
    figures.put("f1", byLabel);
    return figures;
  }

  /** Empty where there are too many labels for a table that people read. */
  @Override
  public List<String> names() {
    return labels.size() > ConfusionCounts.MOST_SHOWN ? List.of() : List.copyOf(labels);
  }

  @Override
  public long[][] confusion() {
    return labels.size() > ConfusionCounts.MOST_SHOWN ? new long[0][] : counts.table();
  }
}
