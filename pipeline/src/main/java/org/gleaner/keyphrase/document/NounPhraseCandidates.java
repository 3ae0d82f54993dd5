package org.gleaner.keyphrase.document;

import java.util.List;

/**
 * The longest runs of modifiers and nouns within a sentence that end in a noun (see {@link
 * WordRoles}), up to {@code maxWords} words; a longer run loses words at its left end, and a
 * generic noun ("approach") alone is left out. Where the language has no tagger, {@link
 * NgramCandidates} take their place.
 */
public record NounPhraseCandidates(int maxWords) implements CandidateSource {
  private static final int FALLBACK_WORDS = 3;

  @Override
  public List<Candidate> propose(AnalysedDocument document) {
    if (document.tags().isEmpty()) {
      return new NgramCandidates(Math.min(FALLBACK_WORDS, maxWords)).propose(document);
    }
    CandidateCollector collector = new CandidateCollector(document);
    WordRole[] roles = document.roles();
    int at = 0;
    while (at < roles.length) {
      int end = endOfRun(document, at);
      int last = lastNoun(roles, at, end);
      if (last >= at) {
        int words = Math.min(maxWords, last + 1 - at);
        if (words > 1 || document.form(last).generic() != GenericWords.Kind.NOUN) {
          collector.add(last + 1 - words, words);
        }
      }
      at = Math.max(at + 1, end);
    }
    return collector.candidates();
  }

  /** The end of the run of words with a role that begins here. */
  static int endOfRun(AnalysedDocument document, int start) {
    WordRole[] roles = document.roles();
    int end = start;
    while (end < roles.length && roles[end] != WordRole.NONE && document.sameSentence(start, end)) {
      end++;
    }
    return end;
  }

  private static int lastNoun(WordRole[] roles, int start, int end) {
    int last = end - 1;
    while (last >= start && roles[last] != WordRole.NOUN) {
      last--;
    }
    return last;
  }
}
