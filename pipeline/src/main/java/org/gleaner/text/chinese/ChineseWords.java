package org.gleaner.text.chinese;

import org.gleaner.text.IntList;

/**
 * Splits ideographs, ASCII letters and digits into words: the most likely sequence of words of the
 * dictionary; the runs of single characters left go to the hidden Markov model. The method and the
 * data are jieba's (github.com/fxsjy/jieba), and so are the results. Immutable once its words are
 * added.
 */
final class ChineseWords {
  private final WordTrie words;
  private final ChineseStates states;

  ChineseWords(WordTrie words, ChineseModel model) {
    this.words = words;
    this.states = new ChineseStates(model);
  }

  /** Adds where the words end. */
  void cut(String text, int begin, int end, IntList ends) {
    int[] next = route(text, begin, end);
    int singles = begin;
    int i = begin;
    while (i < end) {
      int wordEnd = next[i - begin];
      if (wordEnd - i > 1) {
        cutSingles(text, singles, i, ends);
        ends.add(wordEnd);
        singles = wordEnd;
      }
      i = wordEnd;
    }
    cutSingles(text, singles, end, ends);
  }

  /** Where the word ends that begins at each char, on the most likely way to the end. */
  int[] route(String text, int begin, int end) {
    int length = end - begin;
    double[] best = new double[length + 1];
    int[] next = new int[length];
    double logTotal = Math.log((double) words.total());
    for (int i = length - 1; i >= 0; i--) {
      best[i] = Double.NEGATIVE_INFINITY;
      int node = words.child(0, text.charAt(begin + i));
      int single = node < 0 ? 0 : words.frequency(node);
      take(best, next, i, i + 1, begin, Math.log(Math.max(1, single)) - logTotal);
      for (int j = i + 1; j < length && node >= 0; j++) {
        node = words.child(node, text.charAt(begin + j));
        if (node >= 0 && words.frequency(node) > 0) {
          take(best, next, i, j + 1, begin, Math.log(words.frequency(node)) - logTotal);
        }
      }
    }
    return next;
  }

  /** The longer word wins a tie. */
  private static void take(
      double[] best, int[] next, int from, int to, int begin, double probability) {
    double way = probability + best[to];
    if (way >= best[from]) {
      best[from] = way;
      next[from] = begin + to;
    }
  }

  private void cutSingles(String text, int begin, int end, IntList ends) {
    if (end - begin < 2) {
      if (end > begin) {
        ends.add(end);
      }
    } else if (words.frequency(text, begin, end) > 0) {
      for (int i = begin + 1; i <= end; i++) {
        ends.add(i);
      }
    } else {
      cutUnknown(text, begin, end, ends);
    }
  }

  private void cutUnknown(String text, int begin, int end, IntList ends) {
    int i = begin;
    while (i < end) {
      int stop = i;
      if (ChineseModel.isHan(text.charAt(i))) {
        while (stop < end && ChineseModel.isHan(text.charAt(stop))) {
          stop++;
        }
        states.cut(text, i, stop, ends);
      } else {
        while (stop < end && !ChineseModel.isHan(text.charAt(stop))) {
          stop++;
        }
        cutAscii(text, i, stop, ends);
      }
      i = stop;
    }
  }

  /** Letters and digits stay together, with a fraction and a per cent sign after them. */
  private static void cutAscii(String text, int begin, int end, IntList ends) {
    int i = begin;
    while (i < end) {
      int stop = i;
      if (isWord(text.charAt(i))) {
        stop = numberEnd(text, wordEnd(text, i, end), end);
      } else {
        while (stop < end && !isWord(text.charAt(stop))) {
          stop++;
        }
      }
      ends.add(stop);
      i = stop;
    }
  }

  private static int wordEnd(String text, int from, int end) {
    int i = from;
    while (i < end && isWord(text.charAt(i))) {
      i++;
    }
    return i;
  }

  private static int numberEnd(String text, int from, int end) {
    int i = from;
    if (i + 1 < end && text.charAt(i) == '.' && isDigit(text.charAt(i + 1))) {
      i++;
      while (i < end && isDigit(text.charAt(i))) {
        i++;
      }
    }
    return i < end && text.charAt(i) == '%' ? i + 1 : i;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isWord(char c) {
    return isDigit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }
}
