package org.gleaner.clean;

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
 * @param auc area under the receiver operating characteristic; NaN if there is only one class
 */
public record CleaningMetrics(
    long removed,
    long kept,
    long wronglyRemoved,
    long wronglyKept,
    double keepWordPrecision,
    double keepWordRecall,
    double auc) {

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

  /** A part divided by the whole; 0 if the whole is 0. */
  static double share(double part, double whole) {
    return whole == 0 ? 0 : part / whole;
  }

  private static double ratio(long part, long whole) {
    return whole == 0 ? 0 : part / (double) whole;
  }

  static double harmonicMean(double a, double b) {
    return a + b == 0 ? 0 : 2 * a * b / (a + b);
  }

  /** The share of boilerplate in what was removed. */
  public double removePrecision() {
    return ratio(removed, removed + wronglyRemoved);
  }

  /** The share of the boilerplate that was removed. */
  public double removeRecall() {
    return ratio(removed, removed + wronglyKept);
  }

  /** The harmonic mean of both. */
  public double removeF1() {
    return harmonicMean(removePrecision(), removeRecall());
  }

  /** The share of content in what was kept. */
  public double keepPrecision() {
    return ratio(kept, kept + wronglyKept);
  }

  /** The share of the content that was kept. */
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

  /** The mean of remove-F1 and keep-F1. */
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
    long[] order = scored.byProbability();
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
}
