package org.gleaner.keyphrase.statistical;

import java.util.List;
import org.gleaner.keyphrase.document.AnalysedDocument;
import org.gleaner.keyphrase.document.Candidate;
import org.gleaner.keyphrase.document.CandidateSource;
import org.gleaner.keyphrase.document.CorpusStatistics;
import org.gleaner.keyphrase.document.Keyphrase;
import org.gleaner.keyphrase.document.RankedCandidates;
import org.gleaner.keyphrase.document.Scorer;

/**
 * Term frequency times inverse document frequency of whole phrases: {@code TF *
 * log2((N+1)/(df+1))}.
 */
public record TfIdf(CandidateSource source) implements Scorer {
  @Override
  public List<Keyphrase> rank(AnalysedDocument document, CorpusStatistics statistics, int top) {
    List<Candidate> candidates = document.candidates(source);
    double[] scores = new double[candidates.size()];
    for (int i = 0; i < scores.length; i++) {
      Candidate candidate = candidates.get(i);
      scores[i] = candidate.occurrences() * statistics.inverseDocumentFrequency(candidate.hash());
    }
    return RankedCandidates.highest(document, candidates, scores, top);
  }

  @Override
  public boolean usesStatistics() {
    return true;
  }
}
