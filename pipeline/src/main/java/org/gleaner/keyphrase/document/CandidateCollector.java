package org.gleaner.keyphrase.document;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Groups occurrences with the same stems into candidates; occurrences are added in order. */
final class CandidateCollector {
  private static final int SHORTEST = 3;

  private final AnalysedDocument document;
  private final Map<Long, Candidate> known = new HashMap<>();
  private final List<Candidate> candidates = new ArrayList<>();

  CandidateCollector(AnalysedDocument document) {
    this.document = document;
  }

  /** Adds an occurrence, unless it has fewer than three chars in all, an ideograph being two. */
  void add(int start, int words) {
    long hash = PhraseHash.EMPTY;
    int chars = 0;
    for (int i = start; i < start + words; i++) {
      hash = PhraseHash.append(hash, document.form(i).hash());
      chars += document.form(i).width();
    }
    if (chars >= SHORTEST) {
      Candidate candidate = known.get(hash);
      if (candidate == null) {
        candidate = new Candidate(words, hash);
        known.put(hash, candidate);
        candidates.add(candidate);
      }
      candidate.addOccurrence(start);
    }
  }

  List<Candidate> candidates() {
    return candidates;
  }
}
