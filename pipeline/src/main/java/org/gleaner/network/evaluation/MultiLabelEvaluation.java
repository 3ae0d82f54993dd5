package org.gleaner.network.evaluation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Precision, recall and F1 over all decisions (micro), and the mean of the labels' F1 (macro). */
public final class MultiLabelEvaluation implements Evaluation {
  private static final long serialVersionUID = 1L;

  private final double threshold;
  private final long[] right;
  private final long[] truth;
  private final long[] decided;
  private long unknown;
  private long exact;
  private long texts;

  /** An empty evaluation; a label is chosen from probability {@code threshold} on. */
  public MultiLabelEvaluation(List<String> labels, double threshold) {
    this.threshold = threshold;
    this.right = new long[labels.size()];
    this.truth = new long[labels.size()];
    this.decided = new long[labels.size()];
  }

  @Override
  public void add(float[] output, float[] target) {
    boolean all = true;
    for (int i = 0; i < right.length; i++) {
      boolean chosen = output[i] >= threshold;
      boolean holds = target[i] > 0;
      decided[i] += chosen ? 1 : 0;
      truth[i] += holds ? 1 : 0;
      right[i] += chosen && holds ? 1 : 0;
      all &= chosen == holds;
    }
    for (int i = right.length; i < target.length; i++) {
      unknown += (long) target[i];
      all &= target[i] == 0;
    }
    exact += all ? 1 : 0;
    texts++;
  }

  @Override
  public void merge(Evaluation other) {
    MultiLabelEvaluation that = (MultiLabelEvaluation) other;
    for (int i = 0; i < right.length; i++) {
      right[i] += that.right[i];
      truth[i] += that.truth[i];
      decided[i] += that.decided[i];
    }
    unknown += that.unknown;
    exact += that.exact;
    texts += that.texts;
  }

  private static double sum(long[] counts) {
    double sum = 0;
    for (long count : counts) {
      sum += count;
    }
    return sum;
  }

  @Override
  public double quality() {
    return Shares.of(2 * sum(right), sum(truth) + unknown + sum(decided));
  }

  @Override
  public Map<String, Object> figures() {
    double macro = 0;
    int present = 0;
    for (int i = 0; i < right.length; i++) {
      if (truth[i] > 0) {
        macro += Shares.of(2.0 * right[i], (double) truth[i] + decided[i]);
        present++;
      }
    }
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("micro_f1", Shares.rounded(quality()));
    figures.put("micro_precision", Shares.rounded(Shares.of(sum(right), sum(decided))));
    figures.put("micro_recall", Shares.rounded(Shares.of(sum(right), sum(truth) + unknown)));
    figures.put("macro_f1", Shares.rounded(Shares.of(macro, present)));
    figures.put("exact", Shares.rounded(Shares.of((double) exact, (double) texts)));
    return figures;
  }
}
