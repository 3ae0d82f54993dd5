package org.gleaner.keyphrase.statistical;

import java.util.List;
import org.gleaner.keyphrase.document.AnalysedDocument;
import org.gleaner.keyphrase.document.Candidate;
import org.gleaner.keyphrase.document.CandidateSource;
import org.gleaner.keyphrase.document.CorpusStatistics;
import org.gleaner.keyphrase.document.Keyphrase;
import org.gleaner.keyphrase.document.RankedCandidates;
import org.gleaner.keyphrase.document.Scorer;

/** The phrases that come first; the score is minus the number of tokens before the phrase. */
public record FirstPhrases(CandidateSource source) implements Scorer {
  @Override
  public List<Keyphrase> rank(AnalysedDocument document, CorpusStatistics statistics, int top) {
    List<Candidate> candidates = document.candidates(source);
    double[] scores = new double[candidates.size()];
    for (int i = 0; i < scores.length; i++) {
      scores[i] = -candidates.get(i).first();
    }
    return RankedCandidates.highest(document, candidates, scores, top);
  }
}
