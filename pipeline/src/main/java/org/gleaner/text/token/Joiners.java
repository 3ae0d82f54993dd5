package org.gleaner.text.token;

import org.gleaner.text.CharKind;
import org.gleaner.text.Punctuation;

/**
 * The marks inside words and numbers: hyphens, commas, colons, slashes, ampersands, at signs, and
 * the signs of Hebrew abbreviations.
 */
final class Joiners {
  private Joiners() {}

  /**
   * Where the word goes on after the mark, or the complement of where it ends.
   *
   * @param begin where the word begins
   * @param at where the mark stands; a word char stands before it
   */
  static int connect(String text, int begin, int at) {
    char c = text.charAt(at);
    if (Punctuation.isHyphen(c)) {
      return isWordBegin(text, at + 1) ? at + 1 : ~at;
    }
    return switch (c) {
      case ',' -> isDigit(text, at - 1) && isThousands(text, at + 1) ? at + 1 : ~at;
      case ':', '/' -> isDigit(text, at - 1) && isDigit(text, at + 1) ? at + 1 : ~at;
      case '&' -> isUpperCase(text, at - 1) && isUpperCase(text, at + 1) ? at + 1 : ~at;
      case '\u00B7' -> isLowerCase(text, at - 1) && isLowerCase(text, at + 1) ? at + 1 : ~at;
      case '\u05F3' -> isHebrew(text, at - 1) ? at + 1 : ~at;
      case '\u05F4', '"' -> isHebrew(text, at - 1) && isHebrew(text, at + 1) ? at + 1 : ~at;
      case '@' -> ~WebAddress.mailEnd(text, at);
      case '+', '#' -> ~languageEnd(text, begin, at);
      default -> ~at;
    };
  }

  private static boolean isWordBegin(String text, int index) {
    if (index >= text.length()) {
      return false;
    }
    byte kind = CharKind.at(text, index);
    return kind == CharKind.LETTER || kind == CharKind.DIGIT;
  }

  /** Exactly three digits. */
  private static boolean isThousands(String text, int from) {
    return isDigit(text, from)
        && isDigit(text, from + 1)
        && isDigit(text, from + 2)
        && !isDigit(text, from + 3);
  }

  /** The names of programming languages: C++, C#, F#. */
  private static int languageEnd(String text, int begin, int at) {
    if (at - begin != 1 || !isUpperCase(text, begin)) {
      return at;
    }
    int end = text.startsWith("++", at) ? at + 2 : text.charAt(at) == '#' ? at + 1 : at;
    return isWordBegin(text, end) ? at : end;
  }

  private static boolean isDigit(String text, int index) {
    return index < text.length() && Character.isDigit(text.charAt(index));
  }

  private static boolean isHebrew(String text, int index) {
    return index < text.length()
        && text.charAt(index) >= '\u05D0'
        && text.charAt(index) <= '\u05EA';
  }

  private static boolean isUpperCase(String text, int index) {
    return index < text.length() && Character.isUpperCase(text.charAt(index));
  }

  private static boolean isLowerCase(String text, int index) {
    return index < text.length() && Character.isLowerCase(text.charAt(index));
  }
}
