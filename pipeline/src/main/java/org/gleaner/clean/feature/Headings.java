package org.gleaner.clean.feature;

import java.util.List;
import java.util.Set;
import org.gleaner.text.Segment;

/**
 * The levels of a document's headings: from its markup or, in plain text, guessed from its lines.
 * There a heading is a line of at most 14 words that does not end as a sentence does and stands
 * right before 12 words or more; the first of a document is its main heading.
 */
final class Headings {
  private static final int MOST_WORDS = 14;
  private static final int LEAST_BELOW = 12;
  private static final Set<Character> ENDS = Set.of('.', '!', ',', ';', ':', '…');

  private Headings() {}

  /** The level of each segment from 1, or 0 for other text. */
  static int[] levels(List<Segment> segments, List<String[]> words) {
    int[] levels = new int[segments.size()];
    int next = 1;
    for (int i = 0; i < levels.length; i++) {
      Segment segment = segments.get(i);
      if (segment.html() != null) {
        levels[i] = segment.html().headingLevel();
      } else if (i + 1 < levels.length
          && words.get(i + 1).length >= LEAST_BELOW
          && isLine(segment.text(), words.get(i).length)) {
        levels[i] = next;
        next = 2;
      }
    }
    return levels;
  }

  private static boolean isLine(String text, int words) {
    return words > 0 && words <= MOST_WORDS && !ENDS.contains(text.charAt(text.length() - 1));
  }
}
