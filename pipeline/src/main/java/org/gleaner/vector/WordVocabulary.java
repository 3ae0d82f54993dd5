package org.gleaner.vector;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Objects;

/**
 * Words and how often they occur. They are numbered from 0 by falling count, ties by text, so that
 * equal counts give equal numbers everywhere. Words and counts stand in plain arrays: a million
 * words take about 80 MB. Immutable.
 */
public final class WordVocabulary implements Serializable {
  private static final long serialVersionUID = 1L;

  private final String[] words;
  private final long[] counts;
  private final long total;
  private transient volatile int[] slots;

  /**
   * A vocabulary of the given order; the arrays are taken over, not copied.
   *
   * @throws IllegalArgumentException if a word is there twice
   */
  public WordVocabulary(String[] words, long[] counts) {
    this.words = words;
    this.counts = counts;
    this.total = Arrays.stream(counts).sum();
    this.slots = slots(words);
  }

  /** Sorts words by falling count, ties by text. */
  public static WordVocabulary of(String[] words, long[] counts) {
    Integer[] order = new Integer[words.length];
    Arrays.setAll(order, i -> i);
    Arrays.sort(
        order,
        (a, b) -> {
          int byCount = Long.compare(counts[b], counts[a]);
          return byCount == 0 ? words[a].compareTo(words[b]) : byCount;
        });
    String[] sortedWords = new String[words.length];
    long[] sortedCounts = new long[words.length];
    for (int i = 0; i < order.length; i++) {
      sortedWords[i] = words[order[i]];
      sortedCounts[i] = counts[order[i]];
    }
    return new WordVocabulary(sortedWords, sortedCounts);
  }

  private static int[] slots(String[] words) {
    int capacity = Integer.highestOneBit(Math.max(2, words.length)) << 2;
    int[] slots = new int[capacity];
    for (int i = 0; i < words.length; i++) {
      int at = slot(slots, words, words[i]);
      if (slots[at] != 0) {
        throw new IllegalArgumentException(
            "Cannot make vocabulary: a word is there twice, at " + (slots[at] - 1) + " and " + i);
      }
      slots[at] = i + 1;
    }
    return slots;
  }

  private static int slot(int[] slots, String[] words, String word) {
    int mask = slots.length - 1;
    int hash = word.hashCode() * 0x9E3779B9;
    int at = (hash ^ (hash >>> 15)) & mask;
    while (slots[at] != 0 && !words[slots[at] - 1].equals(word)) {
      at = (at + 1) & mask;
    }
    return at;
  }

  /** The number of a word, or -1 if it is unknown. */
  public int id(String word) {
    Objects.requireNonNull(word, "word");
    int[] table = slots;
    if (table == null) {
      table = slots(words);
      slots = table;
    }
    return table[slot(table, words, word)] - 1;
  }

  /** The word of a number. */
  public String word(int id) {
    return words[id];
  }

  /** How often a word occurs in the corpus; 0 if that is not known. */
  public long count(int id) {
    return counts[id];
  }

  /** The number of words. */
  public int size() {
    return words.length;
  }

  /** The sum of all counts. */
  public long total() {
    return total;
  }
}
