package org.gleaner.text.term;

import java.util.Objects;
import opennlp.tools.stemmer.PorterStemmer;

/**
 * The stemmer of Porter (An algorithm for suffix stripping, 1980) for English words in lower case,
 * as keyphrase evaluation uses it. Thread-safe.
 */
public final class Stemmer {
  /** The implementation keeps a buffer, so each thread has its own. */
  private static final ThreadLocal<PorterStemmer> PORTER =
      ThreadLocal.withInitial(PorterStemmer::new);

  private Stemmer() {}

  /**
   * The stem of a word. Words of one or two letters are returned as they are; upper case is not
   * lowered.
   *
   * @throws NullPointerException if the word is null
   */
  public static String stem(String word) {
    Objects.requireNonNull(word, "word");
    return word.length() < 3 ? word : PORTER.get().stem(word);
  }
}
