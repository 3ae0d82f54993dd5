package org.gleaner.text.token;

import org.gleaner.text.CharKind;

/** URLs and e-mail addresses in running text. */
final class WebAddress {
  private static final String[] PREFIXES = {"http://", "https://", "ftp://", "www."};

  private WebAddress() {}

  /** Where the URL that begins here ends, or {@code begin} if none does. */
  static int end(String text, int begin) {
    int from = begin + prefix(text, begin);
    if (from == begin) {
      return begin;
    }
    int i = from;
    int open = 0;
    while (i < text.length() && isUrlChar(text.charAt(i))) {
      open += bracket(text.charAt(i));
      i++;
    }
    while (i > from && isTrailing(text.charAt(i - 1), open)) {
      open -= bracket(text.charAt(i - 1));
      i--;
    }
    return i > from ? i : begin;
  }

  /**
   * Where the e-mail address whose at sign stands here ends, or {@code at} if it is not an address.
   */
  static int mailEnd(String text, int at) {
    int i = at + 1;
    int lastDot = -1;
    while (i < text.length() && isHostChar(text.charAt(i))) {
      lastDot = text.charAt(i) == '.' ? i : lastDot;
      i++;
    }
    while (i > at + 1 && !Character.isLetterOrDigit(text.charAt(i - 1))) {
      i--;
    }
    boolean host = lastDot > at + 1 && text.substring(at + 1, i).indexOf('.') > 0;
    return host ? i : at;
  }

  private static int prefix(String text, int begin) {
    char c = text.charAt(begin);
    if (c != 'h' && c != 'w' && c != 'f' && c != 'H' && c != 'W' && c != 'F') {
      return 0;
    }
    for (String prefix : PREFIXES) {
      if (text.regionMatches(true, begin, prefix, 0, prefix.length())) {
        return prefix.length();
      }
    }
    return 0;
  }

  private static int bracket(char c) {
    return c == '(' ? 1 : c == ')' ? -1 : 0;
  }

  private static boolean isTrailing(char c, int open) {
    return switch (c) {
      case '.', ',', ';', ':', '!', '?', '\'', '"', ']', '*', '(' -> true;
      case ')' -> open < 0;
      default -> false;
    };
  }

  private static boolean isUrlChar(char c) {
    return switch (c) {
      case '<', '>', '"', '`', '{', '}', '|', '\\', '^' -> false;
      default -> c < 0x80 ? c > ' ' && c != 0x7F : CharKind.isWord(CharKind.of(c));
    };
  }

  private static boolean isHostChar(char c) {
    return c == '.' || c == '-' || Character.isLetterOrDigit(c);
  }
}
