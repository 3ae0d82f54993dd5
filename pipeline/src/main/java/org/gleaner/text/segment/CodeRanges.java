package org.gleaner.text.segment;

import java.util.ArrayList;
import java.util.List;

/**
 * The parts of a segment's text that are code: what stands in elements for it, and preformatted
 * text that does not look like sentences. Not thread-safe.
 */
final class CodeRanges {
  /** Preformatted text of fewer words does not count as sentences. */
  private static final int FEWEST_WORDS = 8;

  /** The number of words that sentences have for each sign of programmes, at least. */
  private static final int WORDS_A_SIGN = 4;

  private static final String SIGNS = "{}[]<>=;_$#\\|&*/+@~^`";

  private List<Integer> ranges = new ArrayList<>();
  private int depth;

  /** An element opens. */
  void open(String name) {
    depth += HtmlElements.isCode(name) ? 1 : 0;
  }

  /** An element closes. */
  void close(String name) {
    depth -= HtmlElements.isCode(name) ? 1 : 0;
  }

  /** Text was added to the segment. */
  void add(int begin, int end) {
    if (depth > 0 && end > begin) {
      int last = ranges.size() - 1;
      if (last > 0 && ranges.get(last) == begin) {
        ranges.set(last, end);
      } else {
        ranges.add(begin);
        ranges.add(end);
      }
    }
  }

  /** The ranges of a text, after which there are none; null has none. */
  List<Integer> take(String text, boolean preformatted) {
    List<Integer> taken = ranges;
    ranges = new ArrayList<>();
    if (text == null) {
      return List.of();
    }
    boolean whole = taken.isEmpty() && preformatted && !isSentences(text);
    if (whole) {
      return List.of(0, text.length());
    }
    taken.replaceAll(offset -> Math.min(offset, text.length()));
    return taken;
  }

  private static boolean isSentences(String text) {
    int words = 1;
    int signs = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      words += c == ' ' ? 1 : 0;
      signs += SIGNS.indexOf(c) >= 0 ? 1 : 0;
    }
    return words >= FEWEST_WORDS && signs * WORDS_A_SIGN < words;
  }
}
