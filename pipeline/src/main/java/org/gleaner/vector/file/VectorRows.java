package org.gleaner.vector.file;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.gleaner.vector.WordVectorTable;
import org.gleaner.vector.WordVocabulary;

/** Words and vectors of a file as they come, for a table. */
final class VectorRows {
  private final Predicate<String> wanted;
  private final Set<String> seen = new HashSet<>();
  private final List<String> words = new ArrayList<>();
  private final List<float[]> vectors = new ArrayList<>();

  /** Rows for a table of some words. */
  VectorRows(Predicate<String> wanted) {
    this.wanted = wanted;
  }

  /** Whether a word is wanted and not there yet. */
  boolean wants(String word) {
    return !seen.contains(word) && wanted.test(word);
  }

  /** Adds a word that is wanted. */
  void add(String word, float[] vector) {
    seen.add(word);
    words.add(word);
    vectors.add(vector);
  }

  /** The table of all. */
  WordVectorTable table() {
    if (words.isEmpty()) {
      throw VectorShard.invalid("none of the words is in the file");
    }
    WordVocabulary vocabulary =
        new WordVocabulary(words.toArray(new String[0]), new long[words.size()]);
    return new WordVectorTable(vocabulary, vectors.toArray(new float[0][]), null);
  }
}
