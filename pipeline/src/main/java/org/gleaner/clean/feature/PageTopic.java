package org.gleaner.clean.feature;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gleaner.text.term.StopWords;

/**
 * What a segment's words have in common with what its document is about: with its main heading, and
 * with the words of its long segments.
 */
final class PageTopic {
  private static final Set<String> STOP_WORDS = StopWords.of("en");
  private static final int LONG = 15;
  private static final int SHORT_WORD = 3;

  private final List<String[]> words;
  private final Set<String> heading = new HashSet<>();
  private final Map<String, Integer> counts = new HashMap<>();

  /** Of the levels that {@link Headings} returns. */
  PageTopic(List<String[]> words, int[] levels) {
    this.words = words;
    for (int i = 0; i < levels.length; i++) {
      for (String word : words.get(i)) {
        if (!isTopical(word)) {
          continue;
        }
        if (levels[i] == 1) {
          heading.add(word);
        }
        if (words.get(i).length >= LONG) {
          counts.merge(word, 1, Integer::sum);
        }
      }
    }
  }

  private static boolean isTopical(String word) {
    return word.length() >= SHORT_WORD
        && Character.isLetter(word.charAt(0))
        && !STOP_WORDS.contains(word);
  }

  void addTo(FeatureRow row, int i) {
    String[] all = words.get(i);
    int own = all.length >= LONG ? 1 : 0;
    int topical = 0;
    int inHeading = 0;
    int elsewhere = 0;
    double weight = 0;
    for (String word : all) {
      if (isTopical(word)) {
        int count = counts.getOrDefault(word, 0) - own;
        topical++;
        inHeading += heading.contains(word) ? 1 : 0;
        elsewhere += count > 0 ? 1 : 0;
        weight += Math.log1p(Math.max(0, count));
      }
    }
    row.addShare(topical, all.length).addShare(inHeading, topical).addShare(elsewhere, topical);
    row.addShare(weight, topical).addShare(inHeading, heading.size());
  }
}
