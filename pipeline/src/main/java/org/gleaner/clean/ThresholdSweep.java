package org.gleaner.clean;

import java.util.Arrays;

/**
 * Every threshold that differs in effect, from keeping nothing to keeping all, with its value: the
 * mean of {@link CleaningMetrics#balancedF1()}, which counts segments, and of the word F1 of what
 * is kept of a document, which is what a reader of the cleaned text meets. One pass over the sorted
 * segments.
 */
public final class ThresholdSweep {
  /** By how much the chosen threshold may be worse than the best. */
  static final double TOLERANCE = 0.005;

  private final ScoredSegments scored;
  private final double[] thresholds;
  private final double[] values;
  private int count;

  private final long[] content;
  private final long[] kept;
  private final long[] common;
  private long documents;
  private double wordF1;
  private long positives;
  private long positivesBelow;

  private ThresholdSweep(ScoredSegments scored) {
    this.scored = scored;
    this.thresholds = new double[scored.size() + 1];
    this.values = new double[scored.size() + 1];
    this.content = new long[scored.documents()];
    this.kept = new long[scored.documents()];
    this.common = new long[scored.documents()];
    for (int i = 0; i < scored.size(); i++) {
      positives += scored.remove(i) ? 1 : 0;
      content[scored.document(i)] += scored.remove(i) ? 0 : scored.words(i);
    }
    documents = Arrays.stream(content).filter(words -> words > 0).count();
    sweep();
  }

  /**
   * Of the thresholds within {@link #TOLERANCE} of the best the one nearest to 0.5, since on a
   * small set the very best is chance. Thresholds lie halfway between two probabilities; 0.5
   * without segments.
   */
  public static double best(ScoredSegments scored) {
    ThresholdSweep sweep = new ThresholdSweep(scored);
    double best = Arrays.stream(sweep.values, 0, sweep.count).max().orElse(0);
    double nearest = Double.POSITIVE_INFINITY;
    for (int i = 0; i < sweep.count; i++) {
      if (sweep.values[i] >= best - TOLERANCE
          && Math.abs(sweep.thresholds[i] - 0.5) < Math.abs(nearest - 0.5)) {
        nearest = sweep.thresholds[i];
      }
    }
    return scored.size() == 0 ? 0.5 : nearest;
  }

  private void sweep() {
    long[] order = scored.byProbability();
    for (int below = 0; below <= order.length; below++) {
      float here = below == order.length ? 1 : scored.probability((int) order[below]);
      float before = below == 0 ? 0 : scored.probability((int) order[below - 1]);
      if (here > before) {
        thresholds[count] = (here + (double) before) / 2;
        values[count++] = value(below);
      }
      if (below < order.length) {
        keep((int) order[below]);
      }
    }
  }

  private double value(int below) {
    long removed = positives - positivesBelow;
    double segments =
        new CleaningMetrics(
                removed,
                below - positivesBelow,
                scored.size() - below - removed,
                positivesBelow,
                0,
                0,
                0)
            .balancedF1();
    return documents == 0 ? segments : (segments + wordF1 / documents) / 2;
  }

  private void keep(int i) {
    positivesBelow += scored.remove(i) ? 1 : 0;
    int document = scored.document(i);
    wordF1 -= f1(document);
    kept[document] += scored.words(i);
    common[document] += scored.remove(i) ? 0 : scored.words(i);
    wordF1 += f1(document);
  }

  private double f1(int document) {
    return CleaningMetrics.share(
        2.0 * common[document], (double) content[document] + kept[document]);
  }
}
