package org.gleaner.vector.count;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;

/**
 * Turns sentences into {@link TokenChunk}s. Memory is bounded: a chunk ends when its dictionary or
 * its text has become large. A sentence longer than a block is cut.
 */
public final class TokenEncoder implements Iterator<TokenChunk> {
  private static final int BLOCK = 10_000;
  private static final int MAX_BLOCKS = 1_000;
  private static final int MAX_WORDS = 500_000;

  private final Iterator<String[]> sentences;
  private final int[] block = new int[BLOCK];
  private Map<String, int[]> dictionary = new HashMap<>();
  private List<int[]> blocks = new ArrayList<>();
  private int size;

  /** Encodes sentences of words, read once. */
  public TokenEncoder(Iterator<String[]> sentences) {
    this.sentences = sentences;
  }

  @Override
  public boolean hasNext() {
    return sentences.hasNext();
  }

  @Override
  public TokenChunk next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    while (sentences.hasNext() && blocks.size() < MAX_BLOCKS && dictionary.size() < MAX_WORDS) {
      for (String word : sentences.next()) {
        put(number(word));
      }
      put(TokenChunk.END);
    }
    endBlock();
    return chunk();
  }

  private int number(String word) {
    int[] entry = dictionary.get(word);
    if (entry == null) {
      entry = new int[] {dictionary.size(), 0};
      dictionary.put(word, entry);
    }
    entry[1]++;
    return entry[0];
  }

  private void put(int token) {
    if (size == BLOCK) {
      endBlock();
    }
    block[size++] = token;
  }

  private void endBlock() {
    if (size > 0) {
      blocks.add(Arrays.copyOf(block, size));
      size = 0;
    }
  }

  private TokenChunk chunk() {
    String[] words = new String[dictionary.size()];
    long[] counts = new long[words.length];
    for (Map.Entry<String, int[]> entry : dictionary.entrySet()) {
      words[entry.getValue()[0]] = entry.getKey();
      counts[entry.getValue()[0]] = entry.getValue()[1];
    }
    TokenChunk chunk = new TokenChunk(words, counts, blocks.toArray(new int[0][]));
    dictionary = new HashMap<>();
    blocks = new ArrayList<>();
    return chunk;
  }
}
