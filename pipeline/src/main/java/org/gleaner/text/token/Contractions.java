package org.gleaner.text.token;

import org.gleaner.text.CharKind;

/** Apostrophes: the contractions that the Penn Treebank splits, and names that stay whole. */
final class Contractions {
  private Contractions() {}

  /**
   * Where the word goes on after the apostrophe, or the complement of where it ends.
   *
   * @param begin where the word begins
   * @param at where the apostrophe stands; a word char stands before it
   */
  static int connect(String text, int begin, int at) {
    int letters = letters(text, at + 1);
    if (letters == 0 || isClitic(text, at + 1, letters)) {
      return ~at;
    }
    if (letters == 1 && isOneOf(text.charAt(at + 1), 't') && isOneOf(text.charAt(at - 1), 'n')) {
      return begin < at - 1 ? ~(at - 1) : at + 1;
    }
    return Character.isLetter(text.charAt(at - 1)) ? at + 1 : ~at;
  }

  /**
   * Where the clitic that begins with this apostrophe ends ("'s"), or {@code at} if it is not a
   * clitic.
   */
  static int cliticEnd(String text, int at) {
    int letters = letters(text, at + 1);
    return letters > 0 && isClitic(text, at + 1, letters) ? at + 1 + letters : at;
  }

  /** The number of word chars at a position, at most 3. */
  private static int letters(String text, int from) {
    int i = from;
    while (i < text.length() && i - from < 3 && CharKind.isWord(CharKind.of(text.charAt(i)))) {
      i++;
    }
    return i - from;
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
