package org.gleaner.jobs.input;

import org.gleaner.text.Segment;
import org.gleaner.text.Span;
import org.jsoup.parser.Parser;

/**
 * Finds where a part of a segment's text stands in the source that the segment was taken from. The
 * source has what the text has not: line breaks, and in markup tags and character references. Both
 * are walked through together; where they differ for another reason (letters were composed, say)
 * the walk goes on at the next char they share.
 */
final class Alignment {
  private static final int LOOK_AHEAD = 64;
  private static final int LONGEST_REFERENCE = 32;

  private final String source;
  private final boolean markup;
  private final int end;
  private int at;
  private int width;

  private Alignment(String source, int begin, int end, boolean markup) {
    this.source = source;
    this.at = begin;
    this.end = end;
    this.markup = markup;
  }

  /**
   * The range of the source, or null if it was not found.
   *
   * @param begin offset in the segment's text
   * @param end offset after it
   */
  static Span locate(String source, Segment segment, int begin, int end, boolean markup) {
    Alignment walk = new Alignment(source, segment.begin(), segment.end(), markup);
    String text = segment.text();
    int first = -1;
    int last = -1;
    for (int i = 0; i < end; i++) {
      char wanted = text.charAt(i);
      if (Character.isWhitespace(wanted) || !walk.find(wanted)) {
        continue;
      }
      if (i >= begin) {
        first = first < 0 ? walk.at : first;
        last = walk.at + walk.width;
      }
      walk.at += walk.width;
    }
    return first < 0 ? null : new Span(first, last);
  }

  /** Goes to the next place with that char, unless it is too far off. */
  private boolean find(char wanted) {
    int start = at;
    int looked = 0;
    while (at < end && looked < LOOK_AHEAD) {
      if (skipped()) {
        continue;
      }
      if (unit() == wanted) {
        return true;
      }
      at += width;
      looked++;
    }
    at = start;
    return false;
  }

  /** Passes over white space, or over a tag or comment. */
  private boolean skipped() {
    char c = source.charAt(at);
    if (Character.isWhitespace(c)) {
      at++;
      return true;
    }
    if (!markup || c != '<' || at + 1 >= end || !opens(source.charAt(at + 1))) {
      return false;
    }
    boolean comment = source.startsWith("<!--", at);
    int close = comment ? source.indexOf("-->", at + 4) : source.indexOf('>', at + 1);
    if (close < 0 || close >= end) {
      at = end;
      return true;
    }
    int after = close + (comment ? 3 : 1);
    at = hidden("script", after) ? afterElement("</script", after) : after;
    return true;
  }

  private static boolean opens(char c) {
    return Character.isLetter(c) || c == '/' || c == '!' || c == '?';
  }

  private boolean hidden(String name, int after) {
    return source.regionMatches(true, at + 1, name, 0, name.length())
        && source.charAt(after - 1) == '>';
  }

  private int afterElement(String closing, int from) {
    int found = source.indexOf(closing, from);
    return found < 0 ? end : Math.min(end, found);
  }

  /** The char at this place, and in {@link #width} how many chars of the source it takes. */
  private char unit() {
    char c = source.charAt(at);
    width = 1;
    if (markup && c == '&') {
      int semicolon = source.indexOf(';', at);
      if (semicolon > 0 && semicolon < Math.min(end, at + LONGEST_REFERENCE)) {
        String decoded = Parser.unescapeEntities(source.substring(at, semicolon + 1), false);
        if (decoded.length() == 1) {
          width = semicolon + 1 - at;
          return decoded.charAt(0);
        }
      }
    }
    return c;
  }
}
