package org.gleaner.text.segment;

import org.gleaner.text.Apostrophes;
import org.gleaner.text.Punctuation;
import org.gleaner.text.WhiteSpace;
import org.gleaner.text.normal.Mojibake;

/**
 * The text of a segment while it is read: white space collapsed, and a blank where two elements
 * touch that a reader sees apart. Not thread-safe.
 */
final class InlineText {
  private final StringBuilder text = new StringBuilder();
  private boolean space;
  private boolean apart;
  private boolean quoted;
  private boolean garbled;

  /** White space stands here. */
  void space() {
    space = true;
  }

  /** Two elements touch here. */
  void apart() {
    apart = true;
  }

  boolean isEmpty() {
    return text.isEmpty();
  }

  int length() {
    return text.length();
  }

  /**
   * Whether a char of a page is white space. Those that may be bytes of garbled UTF-8 are kept
   * until it has been repaired.
   */
  static boolean isSpace(char c) {
    return WhiteSpace.is(c) && !isByte(c);
  }

  private static boolean isByte(char c) {
    return c >= 0x80 && c <= 0xA0;
  }

  void append(String content, int from, int to) {
    for (int i = from; i < to; i++) {
      char c = content.charAt(i);
      if (isSpace(c)) {
        space = true;
        continue;
      }
      boolean blank = space || (apart && isSeenApart(c, i + 1 < to ? content.charAt(i + 1) : ' '));
      if (blank && !text.isEmpty()) {
        text.append(' ');
      }
      space = false;
      apart = false;
      quoted ^= c == '"';
      garbled |= isByte(c);
      text.append(c);
    }
  }

  /** The text, after which this is empty; null if it is blank. */
  String take() {
    String taken = text.toString();
    if (garbled) {
      StringBuilder collapsed = new StringBuilder();
      WhiteSpace.appendTrimmed(Mojibake.repair(taken), collapsed);
      taken = collapsed.toString();
    }
    text.setLength(0);
    space = false;
    apart = false;
    quoted = false;
    garbled = false;
    return taken.isEmpty() ? null : taken;
  }

  private boolean isSeenApart(char next, char afterNext) {
    if (text.isEmpty()) {
      return false;
    }
    char last = text.charAt(text.length() - 1);
    char beforeLast = text.length() < 2 ? ' ' : text.charAt(text.length() - 2);
    if (isJoiner(next) && Character.isLetterOrDigit(afterNext)) {
      return !Character.isLetterOrDigit(last);
    }
    if (isJoiner(last) && Character.isLetterOrDigit(beforeLast)) {
      return !Character.isLetterOrDigit(next);
    }
    return !closes(next, afterNext) && !opens(last, next);
  }

  private static boolean isJoiner(char c) {
    return Apostrophes.is(c) || Punctuation.isHyphen(c);
  }

  /** Whether the mark belongs to what stands before. */
  private boolean closes(char c, char after) {
    if (c == '"') {
      return quoted;
    }
    if (c == '.') {
      return !Character.isLetterOrDigit(after);
    }
    return Punctuation.isCloser(c)
        || Punctuation.isTerminator(c)
        || ",;:%\u2030\u00B0\u3001\uFF0C\uFF1B\uFF1A".indexOf(c) >= 0;
  }

  /** Whether the mark belongs to what stands after. */
  private boolean opens(char c, char after) {
    if (c == '"') {
      return quoted;
    }
    boolean sign = c == '#' || c == '@' || Character.getType(c) == Character.CURRENCY_SYMBOL;
    return switch (Character.getType(c)) {
      case Character.START_PUNCTUATION, Character.INITIAL_QUOTE_PUNCTUATION -> true;
      default -> c == '\u00BF' || c == '\u00A1' || (sign && Character.isLetterOrDigit(after));
    };
  }
}
