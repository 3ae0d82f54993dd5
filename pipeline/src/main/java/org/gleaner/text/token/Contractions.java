package org.gleaner.text.token;

import org.gleaner.text.Apostrophes;
import org.gleaner.text.CharKind;
import org.gleaner.text.WhiteSpace;

/** Apostrophes: the contractions that the Penn Treebank splits, and names that stay whole. */
final class Contractions {
  /** The letters that stand alone after an apostrophe in Dutch: {@code 's avonds}. */
  static final String WEAK = "stnkm";

  private Contractions() {}

  /**
   * Where the word goes on after the apostrophe, or the complement of where it ends.
   *
   * @param begin where the word begins
   * @param at where the apostrophe stands; a word char stands before it
   */
  static int connect(String text, int begin, int at) {
    int letters = letters(text, at + 1);
    if (letters == 0 && text.charAt(at) == Apostrophes.LETTER) {
      return at + 1;
    }
    if (letters == 0 || isClitic(text, at + 1, letters)) {
      return ~at;
    }
    if (letters == 1 && isOneOf(text.charAt(at + 1), 't') && isOneOf(text.charAt(at - 1), 'n')) {
      return begin < at - 1 ? ~(at - 1) : at + 1;
    }
    return Character.isLetter(text.charAt(at - 1)) ? at + 1 : ~at;
  }

  /**
   * Where the clitic that begins with this apostrophe ends ("'s", or Dutch " 's avonds"), or {@code
   * at} if it is not a clitic.
   */
  static int cliticEnd(String text, int at) {
    int letters = letters(text, at + 1);
    if (letters == 0) {
      return at;
    }
    boolean afterWord = at > 0 && isWord(text.charAt(at - 1));
    boolean clitic = afterWord ? isClitic(text, at + 1, letters) : isWeak(text, at, letters);
    return clitic ? at + 1 + letters : at;
  }

  /** Whether a weak form of Dutch stands alone: an article or pronoun of one letter. */
  private static boolean isWeak(String text, int at, int letters) {
    int end = at + 2;
    return letters == 1
        && text.charAt(at) != '`'
        && WEAK.indexOf(text.charAt(at + 1)) >= 0
        && (at == 0 || WhiteSpace.is(text.charAt(at - 1)))
        && end < text.length()
        && (text.charAt(end) == '-' || WhiteSpace.is(text.charAt(end)));
  }

  /** The number of word chars at a position, at most 3. */
  private static int letters(String text, int from) {
    int i = from;
    while (i < text.length() && i - from < 3 && isWord(text.charAt(i))) {
      i++;
    }
    return i - from;
  }

  private static boolean isWord(char c) {
    return CharKind.isWord(CharKind.of(c)) && c != Apostrophes.LETTER;
  }

  private static boolean isClitic(String text, int from, int letters) {
    char first = text.charAt(from);
    if (letters == 1) {
      return isOneOf(first, 's') || isOneOf(first, 'm') || isOneOf(first, 'd');
    }
    if (letters != 2) {
      return false;
    }
    char second = text.charAt(from + 1);
    return (isOneOf(second, 'e') && (isOneOf(first, 'r') || isOneOf(first, 'v')))
        || (isOneOf(first, 'l') && isOneOf(second, 'l'));
  }

  /** Whether a char is the ASCII letter in either case. */
  private static boolean isOneOf(char c, char lower) {
    return c == lower || c == lower - 32;
  }
}
