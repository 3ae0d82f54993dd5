package org.gleaner.keyphrase.document;

import java.util.List;

/**
 * Ranks the phrases of a document. Implementations are immutable, thread-safe and deterministic,
 * and a document's result depends on nothing but the document and the statistics.
 */
public interface Scorer {
  /**
   * The best phrases, best first; equal scores are in order of the first offset, then of the text.
   * No two are equal but for case, and none but YAKE, which knows no stems, gives two with the same
   * stems.
   *
   * @param statistics counts over a corpus; methods that need none ignore them
   * @param top how many at most, at least 0
   */
  List<Keyphrase> rank(AnalysedDocument document, CorpusStatistics statistics, int top);

  /** Whether a lower score is a better one: true for YAKE alone. */
  default boolean lowerIsBetter() {
    return false;
  }

  /** Whether the result depends on corpus statistics. */
  default boolean usesStatistics() {
    return false;
  }
}
