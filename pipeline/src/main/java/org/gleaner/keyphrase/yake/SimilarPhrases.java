package org.gleaner.keyphrase.yake;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.gleaner.text.Apostrophes;

/**
 * Phrases, no two of which are more alike than a limit, where likeness is {@code 1 - distance /
 * length of the longer} with Levenshtein's distance over lower-cased chars. Only phrases of nearly
 * the same length are compared, and only in the diagonal band in which they can be alike.
 */
final class SimilarPhrases {
  private final double limit;
  private final Map<Integer, List<String>> byLength = new HashMap<>();

  SimilarPhrases(double limit) {
    this.limit = limit;
  }

  /** Adds a phrase, or returns false if one like it is there. */
  boolean addUnlessSimilar(String phrase) {
    String lower = Apostrophes.fold(phrase.toLowerCase(Locale.ROOT));
    int length = lower.length();
    for (Map.Entry<Integer, List<String>> group : byLength.entrySet()) {
      int allowed = distanceAllowed(Math.max(length, group.getKey()));
      if (Math.abs(length - group.getKey()) <= allowed) {
        for (String kept : group.getValue()) {
          if (distance(lower, kept, allowed) <= allowed) {
            return false;
          }
        }
      }
    }
    byLength.computeIfAbsent(length, n -> new ArrayList<>()).add(lower);
    return true;
  }

  /** The greatest distance at which phrases are still too much alike; -1 if no distance is. */
  private int distanceAllowed(int longer) {
    int distance = (int) ((1 - limit) * longer) + 1;
    while (distance >= 0 && !(1 - (double) distance / longer > limit)) {
      distance--;
    }
    return distance;
  }

  /** Levenshtein's distance, or more than {@code most} if it is more than that. */
  static int distance(String a, String b, int most) {
    if (Math.abs(a.length() - b.length()) > most) {
      return most + 1;
    }
    int[] row = new int[b.length() + 1];
    int[] above = new int[b.length() + 1];
    for (int j = 0; j < above.length; j++) {
      above[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int from = Math.max(1, i - most);
      int to = Math.min(b.length(), i + most);
      row[from - 1] = from == 1 ? i : most + 1;
      int least = from == 1 ? i : most + 1;
      for (int j = from; j <= to; j++) {
        int change = above[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(change, Math.min(above[j], row[j - 1]) + 1);
        least = Math.min(least, row[j]);
      }
      if (to < b.length()) {
        row[to + 1] = most + 1;
      }
      if (least > most) {
        return most + 1;
      }
      int[] spent = above;
      above = row;
      row = spent;
    }
    return above[b.length()];
  }
}
