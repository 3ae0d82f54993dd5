package org.gleaner.keyphrase.document;

import java.util.List;

/**
 * Proposes the phrases of a document that may be keyphrases. Pure, with value equality: a document
 * remembers what each source proposed.
 */
public interface CandidateSource {
  /** Phrases in order of first occurrence; phrases with the same stems are one candidate. */
  List<Candidate> propose(AnalysedDocument document);

  /**
   * A source of the same phrases for a method that uses none that first occurs after the token of
   * that number: it may leave those out, and need not remember them.
   */
  default CandidateSource until(int latest) {
    return this;
  }
}
