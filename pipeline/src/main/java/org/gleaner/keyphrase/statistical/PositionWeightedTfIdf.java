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
 * TF-IDF that prefers long and early phrases: {@code TF^frequencyPower * idf * words^lengthPower /
 * ln(2 + first/offsetDivisor)^positionPower}, where {@code first} is the number of tokens before
 * the first occurrence. Known as the formula FK in the notes of the project.
 */
public record PositionWeightedTfIdf(
    CandidateSource source,
    double frequencyPower,
    double lengthPower,
    double positionPower,
    double offsetDivisor)
    implements Scorer {
  @Override
  public List<Keyphrase> rank(AnalysedDocument document, CorpusStatistics statistics, int top) {
    List<Candidate> candidates = document.candidates(source);
    double[] scores = new double[candidates.size()];
    for (int i = 0; i < scores.length; i++) {
      scores[i] = score(candidates.get(i), statistics);
    }
    return RankedCandidates.highest(document, candidates, scores, top);
  }

  private double score(Candidate candidate, CorpusStatistics statistics) {
    double early = Math.log(2 + candidate.first() / offsetDivisor);
    return Math.pow(candidate.occurrences(), frequencyPower)
        * statistics.inverseDocumentFrequency(candidate.hash())
        * Math.pow(candidate.words(), lengthPower)
        / Math.pow(early, positionPower);
  }

  @Override
  public boolean usesStatistics() {
    return true;
  }
}
