package org.gleaner.keyphrase.document;

import java.util.ArrayList;
import java.util.List;

/** Groups occurrences with the same stems into candidates; occurrences are added in order. */
final class CandidateCollector {
  private static final int SHORTEST = 3;

  private final AnalysedDocument document;
  private final int latest;
  private final LongIndex known = new LongIndex();
  private final List<Candidate> candidates = new ArrayList<>();

  CandidateCollector(AnalysedDocument document) {
    this(document, Integer.MAX_VALUE);
  }

  /** Leaves out what first occurs after the token of that number. */
  CandidateCollector(AnalysedDocument document, int latest) {
    this.document = document;
    this.latest = latest;
  }

  /** Adds an occurrence, unless it has fewer than three chars in all, an ideograph being two. */
  void add(int start, int words) {
    long hash = PhraseHash.EMPTY;
    int chars = 0;
    for (int i = start; i < start + words; i++) {
      hash = PhraseHash.append(hash, document.form(i).hash());
      chars += document.form(i).width();
    }
    if (chars < SHORTEST) {
      return;
    }
    int number = start <= latest ? known.number(hash) : known.find(hash);
    if (number == candidates.size()) {
      candidates.add(new Candidate(words, hash));
    }
    if (number >= 0) {
      candidates.get(number).addOccurrence(start);
    }
  }

  List<Candidate> candidates() {
    return candidates;
  }
}
