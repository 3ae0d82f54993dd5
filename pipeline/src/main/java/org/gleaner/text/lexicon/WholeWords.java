package org.gleaner.text.lexicon;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.gleaner.Options;
import org.gleaner.text.CharKind;
import org.gleaner.text.Token;
import org.gleaner.text.Tokenizer;
import org.gleaner.text.chinese.ChineseTokenizer;

/**
 * Where words begin among the pieces of a text. Pieces that touch with letters on both sides are
 * one word; Chinese, which has no blanks, is cut by {@link ChineseTokenizer} (Cui et al. 2019).
 */
public final class WholeWords {
  private WholeWords() {}

  /** The model of Chinese words is read when the first Chinese text comes. */
  private static final class Chinese {
    static final Tokenizer TOKENIZER = ChineseTokenizer.of(Options.none());
  }

  /** The pieces with which words begin, ascending. */
  public static int[] begins(Pieces pieces, String text) {
    Set<Integer> words = chineseWords(text);
    int[] begins = new int[pieces.size()];
    int count = 0;
    for (int i = 0; i < begins.length; i++) {
      boolean same = i > 0 && pieces.word(i) == pieces.word(i - 1);
      if (!same || (isHan(text, pieces.begin(i)) && words.contains(pieces.begin(i)))) {
        begins[count++] = i;
      }
    }
    return Arrays.copyOf(begins, count);
  }

  /**
   * The pieces with which units begin, ascending: phrases, and the words that are in none. A piece
   * that has a char of a phrase belongs to it.
   *
   * @param phrases where each begins and where it ends, one after the other, ascending
   */
  public static int[] begins(Pieces pieces, String text, int[] phrases) {
    int[] begins = begins(pieces, text);
    int count = 0;
    int phrase = 0;
    for (int begin : begins) {
      while (phrase < phrases.length && phrases[phrase + 1] <= pieces.begin(begin)) {
        phrase += 2;
      }
      boolean within =
          begin > 0 && phrase < phrases.length && phrases[phrase] < pieces.end(begin - 1);
      if (!within) {
        begins[count++] = begin;
      }
    }
    return Arrays.copyOf(begins, count);
  }

  private static boolean isHan(String text, int at) {
    return at < text.length() && CharKind.at(text, at) == CharKind.HAN;
  }

  private static Set<Integer> chineseWords(String text) {
    Set<Integer> begins = new HashSet<>();
    if (text.codePoints().anyMatch(c -> CharKind.ofCodePoint(c) == CharKind.HAN)) {
      for (Token token : Chinese.TOKENIZER.tokenize(text)) {
        begins.add(token.begin());
      }
    }
    return begins;
  }
}
