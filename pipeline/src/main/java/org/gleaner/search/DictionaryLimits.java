package org.gleaner.search;

import java.io.Serializable;
import java.util.Objects;
import org.gleaner.Options;

/** Which terms of a corpus get into its dictionary. */
public final class DictionaryLimits implements Serializable {
  private static final long serialVersionUID = 1L;

  /** The most terms a dictionary can have. */
  public static final int MAX_VOCABULARY = 10_000_000;

  private final int vocabularySize;
  private final long minDocuments;
  private final double maxDocumentShare;

  /**
   * The limits.
   *
   * @param vocabularySize the most terms: those that occur most often, ties by text
   * @param minDocuments terms of fewer documents are left out
   * @param maxDocumentShare terms of a larger share of the documents are left out, 1 for none
   */
  public DictionaryLimits(int vocabularySize, long minDocuments, double maxDocumentShare) {
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
    this.vocabularySize = vocabularySize;
    this.minDocuments = minDocuments;
    this.maxDocumentShare = maxDocumentShare;
  }

  /** The most terms: those that occur most often, ties by text. */
  public int vocabularySize() {
    return vocabularySize;
  }

  /** Terms of fewer documents are left out. */
  public long minDocuments() {
    return minDocuments;
  }

  /** Terms of a larger share of the documents are left out, 1 for none. */
  public double maxDocumentShare() {
    return maxDocumentShare;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof DictionaryLimits that
        && vocabularySize == that.vocabularySize
        && minDocuments == that.minDocuments
        && Double.compare(maxDocumentShare, that.maxDocumentShare) == 0;
  }

  @Override
  public int hashCode() {
    return Objects.hash(vocabularySize, minDocuments, maxDocumentShare);
  }

  @Override
  public String toString() {
    return "DictionaryLimits[vocabularySize="
        + vocabularySize
        + ", minDocuments="
        + minDocuments
        + ", maxDocumentShare="
        + maxDocumentShare
        + "]";
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

  /** Whether a term is allowed, if there is room. */
  public boolean allows(TermCount count, long documents) {
    return count.documents() >= minDocuments && count.documents() <= maxDocumentShare * documents;
  }
}
