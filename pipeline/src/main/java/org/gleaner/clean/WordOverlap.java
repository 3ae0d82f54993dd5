package org.gleaner.clean;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Word-multiset F1 of two texts: words are runs of letters, digits and underscores, lower case. An
 * empty gold gives 1 for an empty output only.
 */
public final class WordOverlap {
  private WordOverlap() {}

  /** The F1 of what was kept against what should have been. */
  public static double f1(String kept, String gold) {
    Map<String, Integer> counts = new HashMap<>();
    int goldWords = count(gold, counts);
    Map<String, Integer> output = new HashMap<>();
    int outputWords = count(kept, output);
    if (goldWords == 0 || outputWords == 0) {
      return goldWords == outputWords ? 1 : 0;
    }
    int common = 0;
    for (Map.Entry<String, Integer> entry : output.entrySet()) {
      common += Math.min(entry.getValue(), counts.getOrDefault(entry.getKey(), 0));
    }
    return 2.0 * common / (goldWords + outputWords);
  }

  private static int count(String text, Map<String, Integer> counts) {
    int words = 0;
    int begin = -1;
    for (int i = 0; i <= text.length(); i++) {
      boolean inside = i < text.length() && isWordChar(text.charAt(i));
      if (inside && begin < 0) {
        begin = i;
      } else if (!inside && begin >= 0) {
        counts.merge(text.substring(begin, i).toLowerCase(Locale.ROOT), 1, Integer::sum);
        words++;
        begin = -1;
      }
    }
    return words;
  }

  private static boolean isWordChar(char c) {
    return Character.isLetterOrDigit(c) || c == '_' || Character.isSurrogate(c);
  }
}
