package org.gleaner.text.language;

import java.util.List;

/** The function words that distinguish English from every other language. */
final class EnglishWords {
  private static final List<String> WORDS =
      List.of(
          "the", "of", "and", "that", "which", "with", "this", "from", "were", "have", "their",
          "was", "are", "for");

  /** No other language shares this many of the words. */
  private static final int MIN_DISTINCT = 4;

  private static final int MAX_CHARS_PER_WORD = 100;

  private EnglishWords() {}

  /** Whether a short text is certainly English; false means unknown. */
  static boolean isPlain(String text) {
    int seen = 0;
    int count = 0;
    int i = 0;
    while (i < text.length()) {
      int end = i;
      while (end < text.length() && Character.isLetter(text.charAt(end))) {
        end++;
      }
      int word = indexOf(text, i, end - i);
      if (word >= 0) {
        seen |= 1 << word;
        count++;
      }
      i = end + 1;
    }
    return Integer.bitCount(seen) >= MIN_DISTINCT && count * MAX_CHARS_PER_WORD >= text.length();
  }

  private static int indexOf(String text, int begin, int length) {
    for (int i = 0; i < WORDS.size(); i++) {
      String word = WORDS.get(i);
      if (word.length() == length && text.regionMatches(true, begin, word, 0, length)) {
        return i;
      }
    }
    return -1;
  }
}
