package org.gleaner.keyphrase;

import java.util.List;
import java.util.Optional;

/**
 * The longest runs of adjectives and nouns that end in a noun, ADJ* NOUN+, up to {@code maxWords}
 * words, within a sentence. A longer run loses words at its left end. Where the language has no
 * tagger, {@link NgramCandidates} take their place.
 */
record NounPhraseCandidates(int maxWords) implements CandidateSource {
  private static final int FALLBACK_WORDS = 3;

  @Override
  public List<Candidate> propose(AnalysedDocument document) {
    Optional<PartOfSpeech[]> tags = document.tags();
    if (tags.isEmpty()) {
      return new NgramCandidates(Math.min(FALLBACK_WORDS, maxWords)).propose(document);
    }
    CandidateCollector collector = new CandidateCollector(document);
    PartOfSpeech[] tag = tags.get();
    int at = 0;
    while (at < tag.length) {
      int end = endOfRun(document, tag, at);
      if (end > at) {
        collector.add(Math.max(at, end - maxWords), Math.min(maxWords, end - at));
      }
      at = Math.max(at + 1, end);
    }
    return collector.candidates();
  }

  /** The end of the phrase that begins here, or {@code start} if there is none. */
  private static int endOfRun(AnalysedDocument document, PartOfSpeech[] tags, int start) {
    int at = start;
    while (at < tags.length && fits(document, start, at) && tags[at] == PartOfSpeech.ADJ) {
      at++;
    }
    int nouns = at;
    while (at < tags.length && fits(document, start, at) && isNoun(tags[at])) {
      at++;
    }
    return at > nouns ? at : start;
  }

  private static boolean fits(AnalysedDocument document, int start, int at) {
    WordForm form = document.form(at);
    return form.word() && !form.stopWord() && document.sameSentence(start, at);
  }

  static boolean isNoun(PartOfSpeech tag) {
    return tag == PartOfSpeech.NOUN || tag == PartOfSpeech.PROPN;
  }
}
