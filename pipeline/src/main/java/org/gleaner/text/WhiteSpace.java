package org.gleaner.text;

import java.util.List;

/** Characters that separate words: white space of every kind, controls, and spaces of no width. */
public final class WhiteSpace {
  /** Separates two segments of plain text; a longer run of blanks does the same. */
  public static final String SEGMENT_SEPARATOR = "   ";

  private WhiteSpace() {}

  /** Whether a char is white space. */
  public static boolean is(char c) {
    return CharKind.of(c) == CharKind.SPACE;
  }

  /** The first position from {@code from} that is not white space, or {@code to}. */
  public static int skip(String text, int from, int to) {
    int i = from;
    while (i < to && is(text.charAt(i))) {
      i++;
    }
    return i;
  }

  /**
   * The position after the last char before {@code to} that is not white space, or {@code from}.
   */
  public static int trimEnd(String text, int from, int to) {
    int i = to;
    while (i > from && is(text.charAt(i - 1))) {
      i--;
    }
    return i;
  }

  /** Adds the trimmed range as a segment of plain text, its white space collapsed, if not blank. */
  public static void addCollapsed(String text, int from, int to, List<Segment> segments) {
    int begin = skip(text, from, to);
    int end = trimEnd(text, begin, to);
    if (begin < end) {
      segments.add(new Segment(collapse(text, begin, end), begin, end, null));
    }
  }

  /** Appends a text without the white space around it, the one in it collapsed. */
  public static void appendTrimmed(String text, StringBuilder to) {
    int begin = skip(text, 0, text.length());
    appendCollapsed(text, begin, trimEnd(text, begin, text.length()), to);
  }

  private static String collapse(String text, int begin, int end) {
    for (int i = begin; i < end; i++) {
      char c = text.charAt(i);
      if (is(c) && (c != ' ' || is(text.charAt(i + 1)))) {
        StringBuilder collapsed = new StringBuilder(end - begin);
        appendCollapsed(text, begin, end, collapsed);
        return collapsed.toString();
      }
    }
    return text.substring(begin, end);
  }

  private static void appendCollapsed(String text, int begin, int end, StringBuilder to) {
    int i = begin;
    while (i < end) {
      char c = text.charAt(i);
      if (is(c)) {
        to.append(' ');
        i = skip(text, i, end);
      } else {
        to.append(c);
        i++;
      }
    }
  }
}
