package org.gleaner.network;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How well segments are kept and removed at a threshold. Remove is the positive class; never judge
 * by accuracy alone, since two thirds of a page's segments are boilerplate.
 *
 * @param removed boilerplate that was removed
 * @param kept content that was kept
 * @param wronglyRemoved content that was removed
 * @param wronglyKept boilerplate that was kept
 * @param keepWordPrecision share of content among the kept words
 * @param keepWordRecall share of the content's words that were kept
 * @param auc area under the receiver operating characteristic; NaN where there is one class only
 */
public record CleaningMetrics(
    long removed,
    long kept,
    long wronglyRemoved,
    long wronglyKept,
    double keepWordPrecision,
    double keepWordRecall,
    double auc) {

  /** By how much the chosen threshold may be worse than the best. */
  static final double TOLERANCE = 0.005;

  /** The figures of scored segments at a threshold. */
  public static CleaningMetrics of(ScoredSegments scored, double threshold) {
    long[] cells = new long[4];
    double[] words = new double[4];
    for (int i = 0; i < scored.size(); i++) {
      int cell = (scored.remove(i) ? 2 : 0) + (scored.probability(i) >= threshold ? 1 : 0);
      cells[cell]++;
      words[cell] += scored.words(i);
    }
    return new CleaningMetrics(
        cells[3],
        cells[0],
        cells[1],
        cells[2],
        share(words[0], words[0] + words[2]),
        share(words[0], words[0] + words[1]),
        auc(scored));
  }

  /** The share of a part in a whole; 0 of nothing. */
  static double share(double part, double whole) {
    return whole == 0 ? 0 : part / whole;
  }

  private static double ratio(long part, long whole) {
    return whole == 0 ? 0 : part / (double) whole;
  }

  static double harmonicMean(double a, double b) {
    return a + b == 0 ? 0 : 2 * a * b / (a + b);
  }

  /** Of what was removed, how much is boilerplate. */
  public double removePrecision() {
    return ratio(removed, removed + wronglyRemoved);
  }

  /** Of the boilerplate, how much was removed. */
  public double removeRecall() {
    return ratio(removed, removed + wronglyKept);
  }

  /** The harmonic mean of both. */
  public double removeF1() {
    return harmonicMean(removePrecision(), removeRecall());
  }

  /** Of what was kept, how much is content. */
  public double keepPrecision() {
    return ratio(kept, kept + wronglyKept);
  }

  /** Of the content, how much was kept. */
  public double keepRecall() {
    return ratio(kept, kept + wronglyRemoved);
  }

  /** The harmonic mean of both. */
  public double keepF1() {
    return harmonicMean(keepPrecision(), keepRecall());
  }

  /** Keep-F1 where each segment counts as often as it has words. */
  public double keepWordF1() {
    return harmonicMean(keepWordPrecision, keepWordRecall);
  }

  /** The mean of remove-F1 and keep-F1: what a threshold is chosen by. */
  public double balancedF1() {
    return (removeF1() + keepF1()) / 2;
  }

  /** All figures by name, for a report. */
  public Map<String, Double> toMap() {
    Map<String, Double> figures = new LinkedHashMap<>();
    figures.put("remove_precision", removePrecision());
    figures.put("remove_recall", removeRecall());
    figures.put("remove_f1", removeF1());
    figures.put("keep_precision", keepPrecision());
    figures.put("keep_recall", keepRecall());
    figures.put("keep_f1", keepF1());
    figures.put("balanced_f1", balancedF1());
    figures.put("keep_word_precision", keepWordPrecision);
    figures.put("keep_word_recall", keepWordRecall);
    figures.put("keep_word_f1", keepWordF1());
    figures.put("auc", auc);
    return figures;
  }

  /** By the rank sum of the removed; equal probabilities share their mean rank. */
  private static double auc(ScoredSegments scored) {
    long[] order = order(scored);
    double rankSum = 0;
    long positives = 0;
    for (int from = 0, to; from < order.length; from = to) {
      float probability = scored.probability((int) order[from]);
      to = from;
      while (to < order.length && scored.probability((int) order[to]) == probability) {
        to++;
      }
      for (int i = from; i < to; i++) {
        if (scored.remove((int) order[i])) {
          rankSum += (from + 1 + to) / 2.0;
          positives++;
        }
      }
    }
    double negatives = order.length - (double) positives;
    return (rankSum - positives * (positives + 1.0) / 2) / (positives * negatives);
  }

  /** The segments' numbers by ascending probability, in the low half of each value. */
  private static long[] order(ScoredSegments scored) {
    long[] order = new long[scored.size()];
    for (int i = 0; i < order.length; i++) {
      order[i] = (long) Float.floatToIntBits(scored.probability(i)) << 32 | i;
    }
    Arrays.sort(order); // probabilities are not negative, so their bits sort as they do
    return order;
  }

  /**
   * A threshold by {@link #balancedF1()}: of those within {@link #TOLERANCE} of the best the one
   * nearest to 0.5, since on a small set the very best is chance. Thresholds lie halfway between
   * two probabilities; 0.5 where there is no segment.
   */
  public static double bestThreshold(ScoredSegments scored) {
    double[] thresholds = new double[scored.size() + 1];
    double[] values = new double[scored.size() + 1];
    int count = sweep(scored, thresholds, values);
    double best = Arrays.stream(values, 0, count).max().orElse(0);
    double nearest = Double.POSITIVE_INFINITY;
    for (int i = 0; i < count; i++) {
      if (values[i] >= best - TOLERANCE
          && Math.abs(thresholds[i] - 0.5) < Math.abs(nearest - 0.5)) {
        nearest = thresholds[i];
      }
    }
    return scored.size() == 0 ? 0.5 : nearest;
  }

  /** Fills all thresholds that differ in effect, with their balanced F1; returns how many. */
  private static int sweep(ScoredSegments scored, double[] thresholds, double[] values) {
    long[] order = order(scored);
    long positives = 0;
    for (int i = 0; i < order.length; i++) {
      positives += scored.remove(i) ? 1 : 0;
    }
    int count = 0;
    long positivesBelow = 0;
    for (int below = 0; below <= order.length; below++) {
      float here = below == order.length ? 1 : scored.probability((int) order[below]);
      float before = below == 0 ? 0 : scored.probability((int) order[below - 1]);
      if (here > before) {
        thresholds[count] = (here + (double) before) / 2;
        values[count++] = balancedF1(positives, positivesBelow, below, order.length);
      }
      positivesBelow += below < order.length && scored.remove((int) order[below]) ? 1 : 0;
    }
    return count;
  }

  private static double balancedF1(long positives, long positivesBelow, long below, long all) {
    long removed = positives - positivesBelow;
    return new CleaningMetrics(
            removed, below - positivesBelow, all - below - removed, positivesBelow, 0, 0, 0)
        .balancedF1();
  }
}
