package org.gleaner.text.subword.normal;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The characters of a text as a reader sees them: letters with their marks, joined pictures. */
final class Graphemes {
  private static final Pattern GRAPHEME = Pattern.compile("\\X");

  private final AlignedText text;
  private final Matcher matcher;

  Graphemes(AlignedText text) {
    this.text = text;
    this.matcher = GRAPHEME.matcher(text);
  }

  /** The end of the one that begins at an index. */
  int end(int begin) {
    int next = begin + 1;
    if (next >= text.length()) {
      return text.length();
    }
    char c = text.charAt(begin);
    if (standsAlone(c) && standsAlone(text.charAt(next))) {
      return c == '\r' && text.charAt(next) == '\n' ? next + 1 : next;
    }
    return matcher.find(begin) ? matcher.end() : next;
  }

  /** Whether a character never joins another of this kind, but for the two of a line's end. */
  private static boolean standsAlone(char c) {
    return c < 0x300
        || (c >= 0x370 && c < 0x483)
        || (c > 0x3030 && c < 0xA000 && c != 0x3099 && c != 0x309A && c != 0x303D);
  }
}
