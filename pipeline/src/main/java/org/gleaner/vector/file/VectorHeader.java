package org.gleaner.vector.file;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The first line of word2vec's formats: two whole numbers with white space between them.
 *
 * @param words how many follow
 * @param dimensions numbers of a vector
 */
record VectorHeader(long words, int dimensions) {
  private static final int MAX_DIMENSIONS = 1_000_000;
  private static final Pattern LINE = Pattern.compile("\\s*(\\d{1,18})\\s+(\\d{1,7})\\s*");

  /** The header on a line; null if it is not one. */
  static VectorHeader of(String line) {
    Matcher numbers = LINE.matcher(line);
    if (!numbers.matches()) {
      return null;
    }
    int dimensions = Integer.parseInt(numbers.group(2));
    return dimensions < 1 || dimensions > MAX_DIMENSIONS
        ? null
        : new VectorHeader(Long.parseLong(numbers.group(1)), dimensions);
  }

  static VectorHeader parse(String line) {
    VectorHeader header = of(line);
    if (header == null) {
      throw VectorShard.invalid(
          "the first line is not the number of words and of dimensions. Name another format");
    }
    return header;
  }

  void requireAll(long read) {
    if (read != words) {
      throw VectorShard.invalid(
          "there are " + read + " words, but the first line announces " + words + ". Get it again");
    }
  }
}
