package org.gleaner.text;

/** Punctuation marks, ornaments and emoji. */
public final class Symbols {
  private static final char JOINER = '\u200D';

  private Symbols() {}

  /** Where the token of the symbol at a position ends. */
  public static int end(String text, int begin) {
    char c = text.charAt(begin);
    if (isRepeated(c)) {
      int i = begin + 1;
      while (i < text.length() && text.charAt(i) == c) {
        i++;
      }
      return marksEnd(text, i);
    }
    return sequenceEnd(text, begin);
  }

  /** The position after the marks at a position. */
  public static int marksEnd(String text, int from) {
    int i = from;
    while (i < text.length() && CharKind.at(text, i) == CharKind.MARK) {
      i += Character.charCount(text.codePointAt(i));
    }
    return i;
  }

  /** A symbol with its marks; two letters of a flag; symbols that a joiner or a skin tone ties. */
  private static int sequenceEnd(String text, int begin) {
    int first = text.codePointAt(begin);
    int i = begin + Character.charCount(first);
    if (isRegional(first) && i < text.length() && isRegional(text.codePointAt(i))) {
      i += 2;
    }
    if (!isPictograph(first)) {
      return marksEnd(text, i);
    }
    while (true) {
      int marks = marksEnd(text, i);
      int next = marks < text.length() ? text.codePointAt(marks) : 0;
      boolean tied = marks > i && text.charAt(marks - 1) == JOINER && isPictograph(next);
      if (!tied && !isSkinTone(next)) {
        return marks;
      }
      i = marks + Character.charCount(next);
    }
  }

  private static boolean isRepeated(char c) {
    return switch (c) {
      case '.', '-', '=', '*', '~', '#' -> true;
      default -> false;
    };
  }

  private static boolean isRegional(int codePoint) {
    return codePoint >= 0x1F1E6 && codePoint <= 0x1F1FF;
  }

  private static boolean isSkinTone(int codePoint) {
    return codePoint >= 0x1F3FB && codePoint <= 0x1F3FF;
  }

  private static boolean isPictograph(int codePoint) {
    return (codePoint >= 0x1F000 && codePoint <= 0x1FAFF)
        || (codePoint >= 0x2190 && codePoint <= 0x2BFF);
  }
}
