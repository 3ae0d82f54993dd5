package org.gleaner.text.normal;

import org.gleaner.text.Punctuation;

/**
 * Which sequences of windows-1252, Latin-1 and windows-1254 no right text has. In right text a
 * letter is followed by letters, by what closes a word, or by signs of footnotes.
 */
final class WesternSigns {
  static final Misreading.Signs SIGNS = WesternSigns::areCertain;

  private WesternSigns() {}

  private static boolean areCertain(String text, int begin, int end, int units) {
    if (units > 2 || hasControl(text, begin, end)) {
      return true;
    }
    if (units == 2) {
      return !isWordEndOnly(text, begin, end);
    }
    return switch (end - begin) {
      case 2 -> isPair(text, begin);
      case 3 -> isTriple(text, begin);
      default -> text.charAt(begin + 1) == '\u0178';
    };
  }

  /** Latin-1 turns bytes into control characters that no text has. */
  private static boolean hasControl(String text, int begin, int end) {
    for (int i = begin; i < end; i++) {
      if (text.charAt(i) < 0xA0) {
        return true;
      }
    }
    return false;
  }

  private static boolean isWordEndOnly(String text, int begin, int end) {
    for (int i = begin; i < end; i++) {
      char c = text.charAt(i);
      if (!(c >= 0xC0 && c <= 0xFF) && !closesWord(c)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isPair(String text, int at) {
    char lead = text.charAt(at);
    char second = text.charAt(at + 1);
    char before = at == 0 ? ' ' : text.charAt(at - 1);
    char after = at + 2 < text.length() ? text.charAt(at + 2) : ' ';
    if (lead == '\u00C2' || lead == '\u00C3') {
      return isLatin(second, before, after);
    }
    if (lead == '\u00DF' || lead == '\u00D8' || lead == '\u00D7') {
      return false;
    }
    if (Character.isLowerCase(before)) {
      return true;
    }
    boolean inWord = Character.isLetter(before) || Character.isLetter(after);
    if (Character.isLetter(second)) {
      return (lead == '\u00C4' || lead == '\u00C5') && inWord && !Character.isUpperCase(after);
    }
    boolean opens = isOpening(second);
    return inWord && !endsWord(second) && !(opens && Character.isLetter(before));
  }

  /** Signs and letters of Latin-1, which begin with one of two letters. */
  private static boolean isLatin(char second, char before, char after) {
    if (!endsWord(second)) {
      return true;
    }
    if (Character.isLetter(before)) {
      return !Character.isUpperCase(before);
    }
    return second == '\u00A0' ? !Punctuation.isCloser(after) : Character.isLetter(after);
  }

  private static boolean isTriple(String text, int at) {
    char lead = text.charAt(at);
    char second = text.charAt(at + 1);
    char third = text.charAt(at + 2);
    if (second == '\u00A0' || third == '\u00A0') {
      return false;
    }
    if (lead == '\u00E2') {
      return !endsWord(second);
    }
    if (lead == '\u00EF') {
      return !isPlausible(third);
    }
    if (lead == '\u00E1' && (second == '\u00BA' || second == '\u00BB')) {
      return !isPlausible(third) || Character.isLetter(third);
    }
    return !isPlausible(second) || !isPlausible(third);
  }

  /** Whether the char may follow a letter in right text. */
  private static boolean isPlausible(char c) {
    return Character.isLetter(c) || endsWord(c);
  }

  /** What may stand after the last letter of a word, as in IRM\u00C3\u00BB. */
  static boolean endsWord(char c) {
    return switch (c) {
      case '\u00AE', '\u00A9', '\u2122', '\u00B0', '\u00B9', '\u00B2', '\u00B3' -> true;
      case '\u2020', '\u2021', '\u2022', '\u00AD', '\u00B4' -> true;
      default -> closesWord(c);
    };
  }

  /** Quotes, dashes and blanks. */
  private static boolean closesWord(char c) {
    return switch (c) {
      case '\u2026', '\u00B7', '\u201C', '\u2018', '\u2013', '\u2014', '\u00A0' -> true;
      case '\u00AB', '\u2039' -> true;
      default -> Punctuation.isCloser(c);
    };
  }

  private static boolean isOpening(char c) {
    return switch (c) {
      case '\u00A1', '\u00BF', '\u201E', '\u201A' -> true;
      case '\u20AC', '\u00A3', '\u00A5', '\u00A2', '\u00A7' -> true;
      default -> false;
    };
  }

  /**
   * Whether a letter is the first half of a garbled \u00E0 whose other half, a no-break blank, was
   * taken for a blank.
   */
  static boolean isGraveWithoutBlank(String text, int at) {
    return text.charAt(at) == '\u00C3'
        && at + 1 < text.length()
        && text.charAt(at + 1) == ' '
        && (at == 0 || !Character.isUpperCase(text.charAt(at - 1)));
  }
}
