package org.gleaner.keyphrase;

import java.util.List;

/** The phrases that come first; the score is minus the number of tokens before the phrase. */
record FirstPhrases(CandidateSource source) implements Scorer {
  @Override
  public List<Keyphrase> rank(AnalysedDocument document, CorpusStatistics statistics, int top) {
    List<Candidate> candidates = document.candidates(source);
    double[] scores = new double[candidates.size()];
    for (int i = 0; i < scores.length; i++) {
      scores[i] = -candidates.get(i).first();
    }
    return Ranking.highest(document, candidates, scores, top);
  }
}
