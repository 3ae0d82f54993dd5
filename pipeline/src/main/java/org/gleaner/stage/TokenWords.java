package org.gleaner.stage;

import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Row;
import org.gleaner.vector.WordKey;

/** The words of a column of tokens. */
final class TokenWords {
  private TokenWords() {}

  /** The words of rows of {@code Schemas.TOKENS}; marks and symbols are left out. */
  static String[] of(List<Row> tokens, boolean lowerCase) {
    String[] words = new String[tokens.size()];
    int size = 0;
    for (Row token : tokens) {
      String word = WordKey.of(token.getString(0), lowerCase);
      if (word != null) {
        words[size++] = word;
      }
    }
    return Arrays.copyOf(words, size);
  }
}
