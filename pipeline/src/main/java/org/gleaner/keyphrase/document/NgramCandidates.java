package org.gleaner.keyphrase.document;

import java.util.List;

/**
 * Runs of 1 to {@code maxWords} words within a sentence that neither begin nor end with a stop word
 * or a number and hold no punctuation: candidates for any language, without tags.
 *
 * @param latest the number of the last token with which a candidate may first begin
 */
public record NgramCandidates(int maxWords, int latest) implements CandidateSource {
  /** Candidates of the whole document. */
  public NgramCandidates(int maxWords) {
    this(maxWords, Integer.MAX_VALUE);
  }

  @Override
  public CandidateSource until(int latest) {
    return new NgramCandidates(maxWords, latest);
  }

  @Override
  public List<Candidate> propose(AnalysedDocument document) {
    CandidateCollector collector = new CandidateCollector(document, latest);
    for (int start = 0; start < document.size(); start++) {
      if (mayBound(document.form(start))) {
        addFrom(start, document, collector);
      }
    }
    return collector.candidates();
  }

  private void addFrom(int start, AnalysedDocument document, CandidateCollector collector) {
    int limit = Math.min(document.size(), start + maxWords);
    for (int end = start; end < limit; end++) {
      WordForm form = document.form(end);
      if (!form.word() || !document.sameSentence(start, end)) {
        return;
      }
      if (mayBound(form)) {
        collector.add(start, end - start + 1);
      }
    }
  }

  /** Whether a candidate may begin or end with the word. */
  public static boolean mayBound(WordForm form) {
    return form.word() && !form.stopWord() && !form.numeric();
  }
}
