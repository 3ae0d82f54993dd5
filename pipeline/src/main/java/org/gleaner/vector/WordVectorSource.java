package org.gleaner.vector;

import java.util.function.Predicate;

/** Where word vectors come from; reading is put off until it is known which are wanted. */
@FunctionalInterface
public interface WordVectorSource {
  /**
   * Reads word vectors.
   *
   * @param wanted the words that are needed; others may be left out
   * @throws org.gleaner.GleanerException with INVALID_MODEL if there are none or they are damaged
   */
  WordVectorTable read(Predicate<String> wanted);
}
