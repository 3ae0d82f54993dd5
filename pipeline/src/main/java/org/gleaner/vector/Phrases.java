package org.gleaner.vector;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Pairs of words that stand beside each other more often than their own counts explain, to be
 * learnt as one word: {@code (count(ab) - d) / (count(a) count(b))}, times the words of the corpus
 * without rare ones, above a threshold, where {@code d} is the least count (Mikolov et al. 2013,
 * "Distributed representations of words and phrases", section 4). The joined word is {@code a_b}.
 * Immutable, thread-safe.
 */
public final class Phrases implements Serializable {
  private static final long serialVersionUID = 1L;

  private static final char SEPARATOR = '_';

  private final Set<String> pairs;

  /** Of pairs, a blank between their words. */
  public Phrases(Set<String> pairs) {
    this.pairs = new HashSet<>(pairs);
  }

  /** How many pairs there are. */
  public int size() {
    return pairs.size();
  }

  /** The words, each pair as one; the first pair counts where two share a word. */
  public String[] join(String[] words) {
    List<String> joined = new ArrayList<>(words.length);
    for (int i = 0; i < words.length; i++) {
      if (i + 1 < words.length && pairs.contains(words[i] + ' ' + words[i + 1])) {
        joined.add(words[i] + SEPARATOR + words[++i]);
      } else {
        joined.add(words[i]);
      }
    }
    return joined.toArray(new String[0]);
  }

  /**
   * The words, those that are a known phrase as one, from left to right and the longest first.
   *
   * @param most words of a phrase, at most
   */
  static String[] join(String[] words, int most, Predicate<String> known) {
    List<String> joined = new ArrayList<>(words.length);
    int begin = 0;
    while (begin < words.length) {
      String longest = words[begin];
      int end = begin + 1;
      StringBuilder phrase = new StringBuilder(longest);
      for (int i = end; i < Math.min(words.length, begin + most); i++) {
        phrase.append(SEPARATOR).append(words[i]);
        String all = phrase.toString();
        if (known.test(all)) {
          longest = all;
          end = i + 1;
        }
      }
      joined.add(longest);
      begin = end;
    }
    return joined.toArray(new String[0]);
  }
}
