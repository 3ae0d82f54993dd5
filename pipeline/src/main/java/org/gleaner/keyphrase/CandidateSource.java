package org.gleaner.keyphrase;

import java.util.List;

/**
 * Proposes the phrases of a document that may be keyphrases. Pure, with value equality: a document
 * remembers what each source proposed.
 */
interface CandidateSource {
  /** Phrases in order of first occurrence; phrases with the same stems are one candidate. */
  List<Candidate> propose(AnalysedDocument document);
}
