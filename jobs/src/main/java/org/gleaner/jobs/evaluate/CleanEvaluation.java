package org.gleaner.jobs.evaluate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gleaner.clean.CleaningMetrics;
import org.gleaner.clean.LabelledDocument;
import org.gleaner.clean.ScoredSegments;
import org.gleaner.clean.WordOverlap;
import org.gleaner.text.Segment;

/** Sums the figures of cleaned documents. Not thread-safe. */
public final class CleanEvaluation {
  private final ScoredSegments scored = new ScoredSegments();
  private final double threshold;
  private double wordF1;
  private long pages;

  public CleanEvaluation(double threshold) {
    this.threshold = threshold;
  }

  /** The figures of one document: small enough to bring to the driver. */
  static final class Scores implements java.io.Serializable {
    private static final long serialVersionUID = 1L;
    private final float[] probabilities;
    private final boolean[] remove;
    private final int[] words;
    private final double wordF1;

    private Scores(float[] probabilities, boolean[] remove, int[] words, double wordF1) {
      this.probabilities = probabilities;
      this.remove = remove;
      this.words = words;
      this.wordF1 = wordF1;
    }
  }

  /** Judges one document on an executor; word F1 is NaN where no gold text is known. */
  public static Scores judge(LabelledDocument document, float[] probabilities, double threshold) {
    int size = probabilities.length;
    boolean[] remove = new boolean[size];
    int[] words = new int[size];
    StringBuilder kept = new StringBuilder();
    for (int i = 0; i < size; i++) {
      Segment segment = document.segments().get(i);
      remove[i] = document.remove().get(i);
      words[i] = words(segment.text());
      if (probabilities[i] < threshold) {
        kept.append(segment.text()).append('\n');
      }
    }
    String gold = document.gold();
    double f1 = gold == null ? Double.NaN : WordOverlap.f1(kept.toString(), gold);
    return new Scores(probabilities, remove, words, f1);
  }

  private static int words(String text) {
    int words = 0;
    boolean inside = false;
    for (int i = 0; i < text.length(); i++) {
      boolean letter = Character.isLetterOrDigit(text.charAt(i));
      words += letter && !inside ? 1 : 0;
      inside = letter;
    }
    return words;
  }

  /** Adds a document. */
  public void add(Scores scores) {
    for (int i = 0; i < scores.probabilities.length; i++) {
      scored.add(scores.probabilities[i], scores.remove[i], scores.words[i]);
    }
    if (!Double.isNaN(scores.wordF1)) {
      wordF1 += scores.wordF1;
      pages++;
    }
  }

  public CleaningMetrics metrics() {
    return CleaningMetrics.of(scored, threshold);
  }

  /** The figures by name; one that cannot be computed is null. */
  public Map<String, Object> figures() {
    Map<String, Object> figures = new LinkedHashMap<>();
    metrics().toMap().forEach((name, value) -> figures.put(name, value.isNaN() ? null : value));
    figures.put("page_word_f1", pages == 0 ? null : wordF1 / pages);
    figures.put("segments", scored.size());
    figures.put("threshold", threshold);
    return figures;
  }

  /** Rows for a table of a report. */
  public static List<List<String>> table(CleaningMetrics metrics) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(row("remove", metrics.removePrecision(), metrics.removeRecall(), metrics.removeF1()));
    rows.add(row("keep", metrics.keepPrecision(), metrics.keepRecall(), metrics.keepF1()));
    rows.add(
        row(
            "keep, by words",
            metrics.keepWordPrecision(),
            metrics.keepWordRecall(),
            metrics.keepWordF1()));
    return rows;
  }

  private static List<String> row(String name, double... values) {
    List<String> row = new ArrayList<>(List.of(name));
    for (double value : values) {
      row.add(String.format(java.util.Locale.ROOT, "%.4f", value));
    }
    return row;
  }

  /** Truth by decision, keep before remove. */
  public static long[][] confusion(CleaningMetrics metrics) {
    return new long[][] {
      {metrics.kept(), metrics.wronglyRemoved()}, {metrics.wronglyKept(), metrics.removed()}
    };
  }
}
