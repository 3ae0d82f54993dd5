package org.gleaner.keyphrase.document;

import java.io.Serializable;

/**
 * In how many documents of a corpus each stemmed phrase stands: immutable, thread-safe, small
 * enough to broadcast (at most 24 bytes a phrase). Phrases are kept as 64-bit hashes, see {@link
 * CorpusCounter} for how they are counted and {@link CorpusStatisticsFile} for the file form.
 */
public final class CorpusStatistics implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final CorpusStatistics NONE = new CorpusStatistics(new LongCounts(), 0, 0);

  private final LongCounts frequencies;
  private final long documents;
  private final int excluded;

  CorpusStatistics(LongCounts frequencies, long documents, int excluded) {
    this.frequencies = frequencies;
    this.documents = documents;
    this.excluded = excluded;
  }

  /** The statistics of no documents: every phrase is equally rare. */
  public static CorpusStatistics none() {
    return NONE;
  }

  /**
   * These statistics as seen from one of their own documents: that document is left out of its
   * counts, so that in a small corpus its rare phrases do not look commoner than those of a
   * document that was not counted. Shares the counts.
   */
  public CorpusStatistics leaveOneOut() {
    return new CorpusStatistics(frequencies, documents, 1);
  }

  /** Number of documents counted, the one left out included. */
  public long documents() {
    return documents;
  }

  /** Number of different phrases counted. */
  public int phrases() {
    return frequencies.size();
  }

  /**
   * {@code log2((N + 1) / (df + 1))} of a phrase; without documents 1, so that a product with it is
   * the other factor.
   */
  public double inverseDocumentFrequency(long phrase) {
    long others = documents - excluded;
    if (others <= 0) {
      return 1;
    }
    int frequency = Math.max(0, frequencies.get(phrase) - excluded);
    return log2((others + 1.0) / (frequency + 1.0));
  }

  /** {@code log2(N + 1)}, the idf of a phrase in no other document; without documents 1. */
  public double greatestInverseDocumentFrequency() {
    long others = documents - excluded;
    return others <= 0 ? 1 : log2(others + 1.0);
  }

  LongCounts frequencies() {
    return frequencies;
  }

  private static double log2(double value) {
    return Math.log(value) / Math.log(2);
  }
}
