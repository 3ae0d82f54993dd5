package org.gleaner.vector;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.IntToDoubleFunction;

/**
 * The input rows of each word: its own and one for each character n-gram of the word between {@code
 * <} and {@code >}, hashed to buckets with fastText's FNV-1a. Only buckets that a word of the
 * vocabulary has get a row, so that two million buckets cost nothing while most are empty.
 * Immutable.
 */
public final class NgramBuckets {
  private static final int[] NONE = {};

  private final int minNgram;
  private final int maxNgram;
  private final int buckets;
  private final int words;
  private final int[] used;
  private final int[][] rows;

  private NgramBuckets(
      int minNgram, int maxNgram, int buckets, int words, int[] used, int[][] rows) {
    this.minNgram = minNgram;
    this.maxNgram = maxNgram;
    this.buckets = buckets;
    this.words = words;
    this.used = used;
    this.rows = rows;
  }

  /** The rows of a vocabulary. */
  public static NgramBuckets of(
      WordVocabulary vocabulary, int minNgram, int maxNgram, int buckets) {
    int size = vocabulary.size();
    int[][] rows = new int[size][];
    long total = 0;
    for (int word = 0; word < size; word++) {
      rows[word] = buckets(vocabulary.word(word), minNgram, maxNgram, buckets);
      total += rows[word].length;
    }
    int[] all = new int[Math.toIntExact(total)];
    int at = 0;
    for (int[] row : rows) {
      System.arraycopy(row, 0, all, at, row.length);
      at += row.length;
    }
    int[] used = distinct(all);
    NgramBuckets subwords = new NgramBuckets(minNgram, maxNgram, buckets, size, used, rows);
    for (int word = 0; word < size; word++) {
      rows[word] = subwords.withOwn(word, rows[word]);
    }
    return subwords;
  }

  private static int[] distinct(int[] values) {
    Arrays.sort(values);
    int size = 0;
    for (int i = 0; i < values.length; i++) {
      if (i == 0 || values[i] != values[i - 1]) {
        values[size++] = values[i];
      }
    }
    return Arrays.copyOf(values, size);
  }

  private int[] withOwn(int word, int[] ofWord) {
    int[] result = new int[ofWord.length + 1];
    result[0] = word;
    for (int i = 0; i < ofWord.length; i++) {
      result[i + 1] = words + Arrays.binarySearch(used, ofWord[i]);
    }
    return result;
  }

  /** The number of rows of words and n-grams. */
  public int size() {
    return words + used.length;
  }

  /** The buckets that have a row, rising; the row of the first follows that of the last word. */
  int[] used() {
    return used;
  }

  /** The rows of a word of the vocabulary, its own first. */
  public int[] rows(int word) {
    return rows[word];
  }

  /** The number of positions of the corpus at which each row is part of a word. */
  public IntToDoubleFunction places(WordVocabulary vocabulary) {
    double[] places = new double[size()];
    for (int word = 0; word < words; word++) {
      for (int row : rows[word]) {
        places[row] += vocabulary.count(word);
      }
    }
    return row -> places[row];
  }

  /** Least length of an n-gram. */
  int minNgram() {
    return minNgram;
  }

  /** Most length of an n-gram. */
  int maxNgram() {
    return maxNgram;
  }

  /** The number of buckets, those without a row included. */
  int buckets() {
    return buckets;
  }

  /**
   * The buckets of a word's n-grams in fastText's order. N-grams are of Unicode characters; the
   * marks at both ends alone are not n-grams.
   */
  public static int[] buckets(String word, int minNgram, int maxNgram, int buckets) {
    byte[] bytes = ("<" + word + ">").getBytes(StandardCharsets.UTF_8);
    int[] result = new int[16];
    int size = 0;
    for (int begin = 0; begin < bytes.length; begin++) {
      if (isInside(bytes[begin])) {
        continue;
      }
      int hash = 0x811C9DC5;
      int end = begin;
      for (int length = 1; end < bytes.length && length <= maxNgram; length++) {
        do {
          hash = (hash ^ bytes[end++]) * 0x01000193;
        } while (end < bytes.length && isInside(bytes[end]));
        boolean mark = length == 1 && (begin == 0 || end == bytes.length);
        if (length >= minNgram && !mark) {
          if (size == result.length) {
            result = Arrays.copyOf(result, size * 2);
          }
          result[size++] = Integer.remainderUnsigned(hash, buckets);
        }
      }
    }
    return size == 0 ? NONE : Arrays.copyOf(result, size);
  }

  /** Whether a byte continues a character of UTF-8. */
  private static boolean isInside(byte value) {
    return (value & 0xC0) == 0x80;
  }
}
