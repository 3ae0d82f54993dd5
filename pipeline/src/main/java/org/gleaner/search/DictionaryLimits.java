package org.gleaner.search;

import java.io.Serializable;
import org.gleaner.Options;

/**
 * Which terms of a corpus get into its dictionary.
 *
 * @param vocabularySize how many at most: the ones that occur most often, ties by text
 * @param minDocuments terms of fewer documents are left out
 * @param maxDocumentShare terms of a larger share of the documents are left out, 1 for none
 */
public record DictionaryLimits(int vocabularySize, long minDocuments, double maxDocumentShare)
    implements Serializable {
  /** The most terms a dictionary can have. */
  public static final int MAX_VOCABULARY = 10_000_000;

  /** Checks. */
  public DictionaryLimits {
    if (vocabularySize < 1 || minDocuments < 1 || !(maxDocumentShare > 0)) {
      throw new IllegalArgumentException(
          "Cannot limit dictionary: "
              + vocabularySize
              + ", "
              + minDocuments
              + ", "
              + maxDocumentShare
              + ". Accepted: numbers above 0");
    }
  }

  /**
   * The limits of the options {@code vocabulary-size} (262144), {@code min-documents} (1) and
   * {@code max-document-share} (1), which it consumes.
   */
  public static DictionaryLimits of(Options options) {
    return new DictionaryLimits(
        options.integer("vocabulary-size", 1 << 18, 1, MAX_VOCABULARY),
        options.integer("min-documents", 1, 1, Integer.MAX_VALUE),
        options.number("max-document-share", 1, 1e-9, 1));
  }

  /** Whether a term may get in, room permitting. */
  public boolean allows(TermCount count, long documents) {
    return count.documents() >= minDocuments && count.documents() <= maxDocumentShare * documents;
  }
}
