package org.gleaner.vector;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Words and vectors of a file as they come, for a table. */
final class VectorRows {
  private final Set<String> seen = new HashSet<>();
  private final List<String> words = new ArrayList<>();
  private final List<float[]> vectors = new ArrayList<>();

  /** Adds a word, unless it is there. */
  void add(String word, float[] vector) {
    if (seen.add(word)) {
      words.add(word);
      vectors.add(vector);
    }
  }

  /** The table of all. */
  WordVectorTable table() {
    if (words.isEmpty()) {
      throw VectorShard.invalid("there is no word");
    }
    WordVocabulary vocabulary =
        new WordVocabulary(words.toArray(new String[0]), new long[words.size()]);
    return new WordVectorTable(vocabulary, vectors.toArray(new float[0][]), null);
  }
}
