package org.gleaner.network.task;

import java.util.Comparator;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * The best span of a context, given two scores for every row of its windows (Devlin et al. 2019).
 * Of each window the rows of the context that have the best first scores are paired with those that
 * have the best last scores; a span starts in the window that is central for its first piece. The
 * score of a span is the sum of the two.
 */
final class SpanSearch {
  private final QuestionWindows windows;
  private final float[] scores;
  private final int best;
  private final int longest;

  /** The first and the last piece, and the score; negative infinity without a span. */
  private int first;

  private int last;
  private float score = Float.NEGATIVE_INFINITY;

  /**
   * A search.
   *
   * @param scores of the rows of all windows, [rows, 2]
   * @param best how many firsts, and how many lasts, of a window are tried
   * @param longest span in pieces
   */
  SpanSearch(QuestionWindows windows, float[] scores, int best, int longest) {
    this.windows = windows;
    this.scores = scores;
    this.best = best;
    this.longest = longest;
  }

  /**
   * The result: where the best span begins and ends in the context, its score, and by how much the
   * least score of the first rows, which stand for no answer, is above that. Without any span the
   * last two are negative and positive infinity.
   */
  float[] result() {
    float none = Float.POSITIVE_INFINITY;
    int at = 0;
    for (int i = 0; i < windows.count(); i++) {
      if (windows.rows(i) > 0) {
        none = Math.min(none, scores[at] + scores[at + 1]);
        search(i, at);
      }
      at += 2 * windows.rows(i);
    }
    return score == Float.NEGATIVE_INFINITY
        ? new float[] {0, 0, score, Float.POSITIVE_INFINITY}
        : new float[] {windows.begin(first), windows.end(last), score, none - score};
  }

  /**
   * Searches a window.
   *
   * @param at where its scores start
   */
  private void search(int window, int at) {
    List<Integer> firsts = best(window, at, piece -> windows.isCentral(window, piece));
    List<Integer> lasts = best(window, at + 1, piece -> true);
    for (int from : firsts) {
      for (int to : lasts) {
        float sum = score(window, at, from) + score(window, at + 1, to);
        if (from <= to && to - from < longest && sum > score) {
          first = from;
          last = to;
          score = sum;
        }
      }
    }
  }

  private float score(int window, int at, int piece) {
    return scores[at + 2 * windows.row(window, piece)];
  }

  private List<Integer> best(int window, int at, IntPredicate allowed) {
    return IntStream.range(windows.from(window), windows.to(window))
        .filter(allowed)
        .boxed()
        .sorted(Comparator.comparing((Integer piece) -> -score(window, at, piece)))
        .limit(best)
        .toList();
  }
}
