package org.gleaner.vector;

import java.util.function.Predicate;

/** A source of word vectors, read only when the wanted words are known. */
@FunctionalInterface
public interface WordVectorSource {
  /**
   * Reads word vectors.
   *
   * @param wanted the words that are needed; others may be left out
   * @throws org.gleaner.GleanerException with INVALID_MODEL if they are missing or damaged
   */
  WordVectorTable read(Predicate<String> wanted);
}
