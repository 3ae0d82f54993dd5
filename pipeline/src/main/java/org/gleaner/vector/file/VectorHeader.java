package org.gleaner.vector.file;

/**
 * The first line of word2vec's formats.
 *
 * @param words how many follow
 * @param dimensions numbers of a vector
 */
record VectorHeader(long words, int dimensions) {
  private static final int MAX_DIMENSIONS = 1_000_000;

  static VectorHeader parse(String line) {
    int blank = line.indexOf(' ');
    try {
      long words = Long.parseLong(line.substring(0, Math.max(0, blank)));
      int dimensions = Integer.parseInt(line.substring(blank + 1).strip());
      if (words >= 0 && dimensions >= 1 && dimensions <= MAX_DIMENSIONS) {
        return new VectorHeader(words, dimensions);
      }
    } catch (NumberFormatException e) {
      // reported below
    }
    throw VectorShard.invalid(
        "the first line is not the number of words and of dimensions. Name another format");
  }

  void requireAll(long read) {
    if (read != words) {
      throw VectorShard.invalid(
          "there are " + read + " words, but the first line announces " + words + ". Get it again");
    }
  }
}
