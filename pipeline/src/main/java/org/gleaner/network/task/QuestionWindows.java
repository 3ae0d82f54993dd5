package org.gleaner.network.task;

import java.util.List;
import org.gleaner.text.lexicon.Lexicon;
import org.gleaner.text.lexicon.Pieces;

/**
 * What a network reads of a question and its context: the question, cut if it is long, before each
 * window of the context, and how the rows of such sequences stand for the context's pieces.
 */
final class QuestionWindows {
  private final String text;
  private final Pieces context;
  private final List<Pieces> windows;
  private final int step;
  private final int[][] sequences;
  private final int cells;
  private final int shift;

  /**
   * Windows.
   *
   * @param maxTokens of a sequence, as far as the question leaves room for a piece of the context
   * @param maxQuestion pieces of the question that are read
   * @param stride pieces between the starts of two windows, at most the pieces of one
   */
  QuestionWindows(LabelledText item, Lexicon lexicon, int maxTokens, int maxQuestion, int stride) {
    Pieces question = LongText.HEAD.of(lexicon.pieces(item.texts().get(0)), maxQuestion).get(0);
    text = item.texts().get(1);
    context = lexicon.pieces(text);
    int room = Math.max(1, maxTokens - lexicon.added(2) - question.size());
    step = Math.min(stride, room);
    windows = LongText.overlapping(context, room, step);
    sequences = new int[windows.size()][];
    for (int i = 0; i < sequences.length; i++) {
      Pieces window = windows.get(i);
      sequences[i] = lexicon.sequence(List.of(question, window), question.size() + window.size());
    }
    cells = lexicon.cells();
    shift = lexicon.before() + question.size() + lexicon.between();
  }

  /** The numbers of each window's sequence. */
  int[][] sequences() {
    return sequences;
  }

  /** Number of windows, at least one. */
  int count() {
    return sequences.length;
  }

  /** Rows of the sequence of a window. */
  int rows(int window) {
    return sequences[window].length / cells;
  }

  /** The first piece of the context that a window has. */
  int from(int window) {
    return window * step;
  }

  /** The piece of the context after the last that a window has. */
  int to(int window) {
    return from(window) + windows.get(window).size();
  }

  /** The row of a window's sequence that stands for a piece of the context. */
  int row(int window, int piece) {
    return shift + piece - from(window);
  }

  /**
   * Whether a window is the one with most context around a piece: the fewer pieces on either side
   * of it, and a little for long windows, decide; of equals the first.
   */
  boolean isCentral(int window, int piece) {
    int best = -1;
    double most = Double.NEGATIVE_INFINITY;
    for (int i = firstOf(piece); i < count() && from(i) <= piece; i++) {
      int around = Math.min(piece - from(i), to(i) - 1 - piece);
      double value = around + 0.01 * (to(i) - from(i));
      best = value > most ? i : best;
      most = Math.max(most, value);
    }
    return best == window;
  }

  /** The first window that has a piece; all but the last have equally many. */
  private int firstOf(int piece) {
    int beyond = piece - windows.get(0).size();
    return beyond < 0 ? 0 : beyond / step + 1;
  }

  /** Where a piece begins in the context, without the blanks before a word that it has. */
  int begin(int piece) {
    int begin = context.begin(piece);
    while (begin + 1 < context.end(piece) && Character.isWhitespace(text.charAt(begin))) {
      begin++;
    }
    return begin;
  }

  /** Where a piece ends in the context. */
  int end(int piece) {
    return context.end(piece);
  }

  /**
   * The rows of the first and the last piece of a stretch of the context, for each window; the
   * first row twice where a window has not all of it, or there is none.
   *
   * @param begin of the stretch; negative for none
   */
  float[] target(int begin, int end) {
    float[] target = new float[2 * count()];
    int first = 0;
    while (first < context.size() && context.end(first) <= begin) {
      first++;
    }
    int last = context.size() - 1;
    while (last >= 0 && context.begin(last) >= end) {
      last--;
    }
    for (int i = 0; begin >= 0 && first <= last && i < count(); i++) {
      if (from(i) <= first && last < to(i)) {
        target[2 * i] = row(i, first);
        target[2 * i + 1] = row(i, last);
      }
    }
    return target;
  }
}
