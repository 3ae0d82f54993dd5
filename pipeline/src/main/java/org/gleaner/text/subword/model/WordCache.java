package org.gleaner.text.subword.model;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The symbols of words that came before; bounded, the first ones stay. Thread-safe. */
final class WordCache {
  private static final int MOST_WORDS = 1 << 15;
  private static final int MOST_CHARS = 64;

  private final Map<String, Symbols> words = new ConcurrentHashMap<>();

  /** The symbols of a word, which nobody changes; null if they are not known. */
  Symbols get(String word) {
    return words.get(word);
  }

  void put(String word, Symbols symbols) {
    if (word.length() <= MOST_CHARS && words.size() < MOST_WORDS) {
      words.put(word, symbols.settled());
    }
  }
}
