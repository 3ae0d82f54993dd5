package org.gleaner.keyphrase;

import java.util.List;

/**
 * Term frequency times inverse document frequency of whole phrases: {@code TF *
 * log2((N+1)/(df+1))}.
 */
record TfIdf(CandidateSource source) implements Scorer {
  @Override
  public List<Keyphrase> rank(AnalysedDocument document, CorpusStatistics statistics, int top) {
    List<Candidate> candidates = document.candidates(source);
    double[] scores = new double[candidates.size()];
    for (int i = 0; i < scores.length; i++) {
      Candidate candidate = candidates.get(i);
      scores[i] = candidate.occurrences() * statistics.inverseDocumentFrequency(candidate.hash());
    }
    return Ranking.highest(document, candidates, scores, top);
  }

  @Override
  public boolean usesStatistics() {
    return true;
  }
}
