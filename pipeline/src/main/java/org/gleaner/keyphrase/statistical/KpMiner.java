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
 * KP-Miner (El-Beltagy and Rafea 2009): n-grams without stop words that occur at least {@code
 * leastOccurrences} times and first within {@code latestOffset} tokens, scored by {@code TF * idf *
 * boost}. Phrases of several words have the greatest idf and the boost {@code min(3, N / (2.3 *
 * N_several))}, where N counts the candidates and N_several those of several words.
 */
public record KpMiner(CandidateSource source, int leastOccurrences, int latestOffset)
    implements Scorer {
  private static final double GREATEST_BOOST = 3;
  private static final double ALPHA = 2.3;

  /** Candidates that first occur too late are not gathered. */
  public KpMiner {
    source = source.until(latestOffset);
  }

  @Override
  public List<Keyphrase> rank(AnalysedDocument document, CorpusStatistics statistics, int top) {
    List<Candidate> candidates =
        document.candidates(source).stream()
            .filter(c -> c.occurrences() >= leastOccurrences && c.first() <= latestOffset)
            .toList();
    double boost = boost(candidates);
    double[] scores = new double[candidates.size()];
    for (int i = 0; i < scores.length; i++) {
      Candidate candidate = candidates.get(i);
      double weight =
          candidate.words() > 1
              ? boost * statistics.greatestInverseDocumentFrequency()
              : statistics.inverseDocumentFrequency(candidate.hash());
      scores[i] = candidate.occurrences() * weight;
    }
    return RankedCandidates.highest(document, candidates, scores, top);
  }

  @Override
  public boolean usesStatistics() {
    return true;
  }

  private static double boost(List<Candidate> candidates) {
    int several = 0;
    for (Candidate candidate : candidates) {
      several += candidate.words() > 1 ? 1 : 0;
    }
    return several == 0 ? 1 : Math.min(GREATEST_BOOST, candidates.size() / (several * ALPHA));
  }
}
