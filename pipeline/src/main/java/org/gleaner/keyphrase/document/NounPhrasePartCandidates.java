package org.gleaner.keyphrase.document;

import java.util.List;

/**
 * All parts of noun phrases that end in a noun, of 1 to {@code maxWords} words: more recall and
 * less precision than {@link NounPhraseCandidates}, for methods that can distinguish good parts
 * from bad ones.
 */
public record NounPhrasePartCandidates(int maxWords) implements CandidateSource {
  @Override
  public List<Candidate> propose(AnalysedDocument document) {
    if (document.tags().isEmpty()) {
      return new NounPhraseCandidates(maxWords).propose(document);
    }
    CandidateCollector collector = new CandidateCollector(document);
    WordRole[] roles = document.roles();
    int at = 0;
    while (at < roles.length) {
      int end = NounPhraseCandidates.endOfRun(document, at);
      addParts(document, at, end, collector);
      at = Math.max(at + 1, end);
    }
    return collector.candidates();
  }

  private void addParts(
      AnalysedDocument document, int start, int end, CandidateCollector collector) {
    WordRole[] roles = document.roles();
    for (int first = start; first < end; first++) {
      for (int last = first; last < Math.min(end, first + maxWords); last++) {
        boolean generic = first == last && document.form(last).generic() == GenericWords.Kind.NOUN;
        if (roles[last] == WordRole.NOUN && !generic) {
          collector.add(first, last + 1 - first);
        }
      }
    }
  }
}
