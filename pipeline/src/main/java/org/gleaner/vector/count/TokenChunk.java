package org.gleaner.vector.count;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.gleaner.vector.WordVocabulary;

/**
 * Sentences as numbers of a dictionary of their own, made before the vocabulary is known, so that
 * text is read once.
 */
public final class TokenChunk implements Serializable {
  private static final long serialVersionUID = 1L;

  /** The mark after a sentence. */
  public static final int END = -1;

  private final String[] words;
  private final long[] counts;
  private final int[][] blocks;

  /**
   * A chunk; the arrays are taken over.
   *
   * @param words the dictionary
   * @param counts how often each of them occurs
   * @param blocks numbers of words, each sentence ended by {@link #END}
   */
  TokenChunk(String[] words, long[] counts, int[][] blocks) {
    this.words = words;
    this.counts = counts;
    this.blocks = blocks;
  }

  /** The number of words of the dictionary. */
  int size() {
    return words.length;
  }

  /** A word of the dictionary. */
  String word(int number) {
    return words[number];
  }

  /** How often a word of the dictionary occurs. */
  long count(int number) {
    return counts[number];
  }

  /** The blocks in numbers of a vocabulary; unknown words are left out. */
  public List<int[]> encode(WordVocabulary vocabulary) {
    int[] ids = new int[words.length];
    for (int i = 0; i < ids.length; i++) {
      ids[i] = vocabulary.id(words[i]);
    }
    List<int[]> encoded = new ArrayList<>(blocks.length);
    for (int[] block : blocks) {
      encoded.add(encode(block, ids));
    }
    return encoded;
  }

  private static int[] encode(int[] block, int[] ids) {
    int[] result = new int[block.length];
    int size = 0;
    for (int token : block) {
      int id = token == END ? END : ids[token];
      if (id >= 0 || token == END) {
        result[size++] = id;
      }
    }
    return Arrays.copyOf(result, size);
  }

  /** The words of a block, ends of sentences not counted. */
  public static long words(int[] block) {
    long words = 0;
    for (int token : block) {
      words += token == END ? 0 : 1;
    }
    return words;
  }
}
