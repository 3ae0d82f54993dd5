package org.gleaner.text.segment;

import java.util.ArrayList;
import java.util.List;
import org.gleaner.text.Span;

/** Blank lines of preformatted text, which part its paragraphs. */
final class BlankLines {
  private BlankLines() {}

  /** The parts of a text between its blank lines, white space around them included. */
  static List<Span> parts(String text) {
    List<Span> parts = new ArrayList<>();
    int begin = 0;
    int i = 0;
    while (i < text.length()) {
      int run = i;
      while (i < text.length() && InlineText.isSpace(text.charAt(i))) {
        i++;
      }
      if (run > 0 && i < text.length() && lineEnds(text, run, i) > 1) {
        parts.add(new Span(begin, run));
        begin = run;
      }
      i++;
    }
    parts.add(new Span(begin, text.length()));
    return parts;
  }

  /** The ends of lines in the white space at the start of a part. */
  static int leading(String text, Span part) {
    int i = part.begin();
    while (i < part.end() && InlineText.isSpace(text.charAt(i))) {
      i++;
    }
    return lineEnds(text, part.begin(), i);
  }

  /** The ends of lines in the white space at the end of a part. */
  static int trailing(String text, Span part) {
    int i = part.end();
    while (i > part.begin() && InlineText.isSpace(text.charAt(i - 1))) {
      i--;
    }
    return lineEnds(text, i, part.end());
  }

  private static int lineEnds(String text, int from, int to) {
    int ends = 0;
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      boolean pair = c == '\r' && i + 1 < to && text.charAt(i + 1) == '\n';
      ends += c == '\n' || (c == '\r' && !pair) ? 1 : 0;
    }
    return ends;
  }
}
