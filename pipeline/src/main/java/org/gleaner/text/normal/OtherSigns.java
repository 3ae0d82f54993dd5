package org.gleaner.text.normal;

/** Which sequences of other misread character sets no right text has. */
final class OtherSigns {
  static final Misreading.Signs CYRILLIC = OtherSigns::isCyrillic;
  static final Misreading.Signs SYMBOLS = OtherSigns::isSymbols;
  static final Misreading.Signs CENTRAL_EUROPEAN = OtherSigns::isCentralEuropean;

  private OtherSigns() {}

  /** windows-1251: capital letters at every second place, or Cyrillic and signs in a Latin word. */
  private static boolean isCyrillic(String text, int begin, int end, int units) {
    int signs = signs(text, begin, end);
    if (units > 2) {
      return signs > 0 || isAlternating(text, begin, end);
    }
    if (units == 2) {
      return signs > 0 && !isSignLast(text, begin, end);
    }
    if (end - begin > 2) {
      return text.charAt(begin + 1) == '\u0402' || (signs > 0 && !isSignLast(text, begin, end));
    }
    char lead = text.charAt(begin);
    if (lead < '\u0412' || lead > '\u0415') {
      return false;
    }
    return WesternSigns.endsWord(text.charAt(begin + 1))
        ? isBesideAsciiLetter(text, begin, begin)
        : isBesideAsciiLetter(text, begin, end);
  }

  /** Whether the capitals that begin Russian letters stand at every second place. */
  private static boolean isAlternating(String text, int begin, int end) {
    for (int i = begin; i < end; i += 2) {
      if (text.charAt(i) != '\u0420' && text.charAt(i) != '\u0421') {
        return false;
      }
    }
    return true;
  }

  /** Mac OS Roman and code pages: a sign that begins letters inside a word. */
  private static boolean isSymbols(String text, int begin, int end, int units) {
    char lead = text.charAt(begin);
    if (end - begin == 3 && units == 1) {
      return isSymbolTriple(lead, text.charAt(begin + 1));
    }
    boolean other = hasOther(text, begin, end);
    if (units > 2) {
      return other && !isQuote(lead);
    }
    boolean latin = lead == '\u221A' || lead == '\u2248' || lead == '\u251C';
    return latin && other && isBesideAsciiLetter(text, begin, end);
  }

  private static boolean isSymbolTriple(char lead, char second) {
    return switch (lead) {
      case '\u201A' -> second == '\u00C4';
      case '\u0393', '\u00D4' -> second == '\u00C7';
      case '\u00DF' -> second == '\u2551' || second == '\u2557';
      case '\u00B7' -> second == '\u222B' || second == '\u00AA';
      default -> false;
    };
  }

  private static boolean isQuote(char c) {
    return c == '\u2018' || c == '\u2019' || c == '\u201C' || c == '\u201D' || c == '\u00AB';
  }

  /** windows-1250: a capital with a breve, or such, inside a word. */
  private static boolean isCentralEuropean(String text, int begin, int end, int units) {
    if (units > 2) {
      return signs(text, begin, end) > 0;
    }
    char lead = text.charAt(begin);
    char second = text.charAt(begin + 1);
    if (lead != '\u0102' && lead != '\u0139' && lead != '\u00C4') {
      return end - begin == 3 && lead == '\u00E2' && second == '\u20AC';
    }
    boolean small = begin > 0 && Character.isLowerCase(text.charAt(begin - 1));
    boolean more = end < text.length() && Character.isLowerCase(text.charAt(end));
    boolean sign = !Character.isLetter(second);
    return small
        ? more || !sign || lead == '\u0139'
        : more && (!sign || !WesternSigns.endsWord(second)) && !Character.isUpperCase(second);
  }

  /** The signs that do not end words. */
  private static int signs(String text, int begin, int end) {
    int signs = 0;
    for (int i = begin; i < end; i++) {
      char c = text.charAt(i);
      signs += Character.isLetter(c) || WesternSigns.endsWord(c) ? 0 : 1;
    }
    return signs;
  }

  private static boolean isSignLast(String text, int begin, int end) {
    return signs(text, begin, end) == 1 && signs(text, end - 1, end) == 1;
  }

  /** Whether there is a char that is neither mathematics nor a line of a box. */
  private static boolean hasOther(String text, int begin, int end) {
    for (int i = begin + 1; i < end; i++) {
      char c = text.charAt(i);
      boolean sign =
          Character.getType(c) == Character.MATH_SYMBOL
              || (c >= '\u2500' && c <= '\u259F')
              || c == '\u03C0'
              || c == '\u03A9'
              || c == '\u00B5'
              || c == '\u221E'
              || c == '\u2014'
              || c == '\u2013';
      if (!sign) {
        return true;
      }
    }
    return false;
  }

  /** Whether an ASCII letter stands before or, unless the range is empty, after it. */
  private static boolean isBesideAsciiLetter(String text, int begin, int end) {
    return (begin > 0 && isAsciiLetter(text.charAt(begin - 1)))
        || (end > begin && end < text.length() && isAsciiLetter(text.charAt(end)));
  }

  private static boolean isAsciiLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }
}
