package org.gleaner.network.evaluation;

import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Exact matches and F1 of answers to questions as SQuAD counts them (Rajpurkar et al. 2016 and
 * 2018). A question without answer is right where none is given. Where some questions have no
 * answer, the figures are also those of either kind.
 */
public final class AnswerEvaluation implements Evaluation {
  private static final long serialVersionUID = 1L;

  private static final int NUMBERS = 4;
  private static final int OUTPUT_MARGIN = 3;
  private static final int ANSWERABLE = 1;
  private static final int EXACT = 2;
  private static final int F1 = 3;

  private final double threshold;
  private float[] rows = new float[64 * NUMBERS];
  private int size;

  /**
   * An empty evaluation.
   *
   * @param threshold a margin above it stands for no answer
   */
  public AnswerEvaluation(double threshold) {
    this.threshold = threshold;
  }

  /**
   * Adds an answer.
   *
   * @param output of a question; its fourth number is the margin of no answer
   * @param target the marks of the answer, see {@link AnswerMarks#of}
   */
  @Override
  public void add(float[] output, float[] target) {
    grow(1);
    rows[size * NUMBERS] = output[OUTPUT_MARGIN];
    System.arraycopy(target, 0, rows, size * NUMBERS + 1, NUMBERS - 1);
    size++;
  }

  private void grow(int more) {
    if ((size + more) * NUMBERS > rows.length) {
      rows = Arrays.copyOf(rows, Math.max(2 * rows.length, (size + more) * NUMBERS));
    }
  }

  @Override
  public void merge(Evaluation other) {
    AnswerEvaluation that = (AnswerEvaluation) other;
    grow(that.size);
    System.arraycopy(that.rows, 0, rows, size * NUMBERS, that.size * NUMBERS);
    size += that.size;
  }

  private double margin(int row) {
    return rows[row * NUMBERS];
  }

  private boolean isAnswerable(int row) {
    return rows[row * NUMBERS + ANSWERABLE] > 0;
  }

  /** A mark of a question: that of its answer, or of giving none. */
  private double mark(int row, int which, double above) {
    return margin(row) > above ? (isAnswerable(row) ? 0 : 1) : rows[row * NUMBERS + which];
  }

  private double mean(int which, double above, boolean answerable, boolean unanswerable) {
    int[] counted =
        IntStream.range(0, size)
            .filter(row -> isAnswerable(row) ? answerable : unanswerable)
            .toArray();
    double sum = 0;
    for (int row : counted) {
      sum += mark(row, which, above);
    }
    return Shares.of(sum, counted.length);
  }

  /**
   * The threshold with the greatest F1: halfway between two margins, or the greatest number, by
   * which every question is answered. Of equals the least; the greatest number where every question
   * has an answer.
   */
  public double bestThreshold() {
    if (IntStream.range(0, size).allMatch(this::isAnswerable)) {
      return Double.MAX_VALUE;
    }
    int[] order =
        IntStream.range(0, size)
            .boxed()
            .sorted(Comparator.comparingDouble((Integer row) -> -margin(row)))
            .mapToInt(Integer::intValue)
            .toArray();
    double best = Double.MAX_VALUE;
    double gain = 0;
    double most = 0;
    for (int i = 0; i < size; i++) {
      double here = margin(order[i]);
      gain += mark(order[i], F1, -Double.MAX_VALUE) - mark(order[i], F1, Double.MAX_VALUE);
      double next = i + 1 < size ? margin(order[i + 1]) : here - 1;
      if (next < here && gain >= most) {
        most = gain;
        best = Math.min(Double.MAX_VALUE, (here + next) / 2);
      }
    }
    return best;
  }

  /** F1 under the best threshold, whichever is in force. */
  @Override
  public double quality() {
    return mean(F1, bestThreshold(), true, true);
  }

  @Override
  public Map<String, Object> figures() {
    Map<String, Object> figures = new LinkedHashMap<>();
    put(figures, "", true, true);
    if (IntStream.range(0, size).anyMatch(row -> !isAnswerable(row))) {
      put(figures, "has_answer_", true, false);
      put(figures, "no_answer_", false, true);
    }
    return figures;
  }

  private void put(
      Map<String, Object> figures, String prefix, boolean answerable, boolean unanswerable) {
    double exact = mean(EXACT, threshold, answerable, unanswerable);
    figures.put(prefix + "exact_match", Shares.rounded(exact));
    double f1 = mean(F1, threshold, answerable, unanswerable);
    figures.put(prefix + "f1", Shares.rounded(f1));
  }
}
