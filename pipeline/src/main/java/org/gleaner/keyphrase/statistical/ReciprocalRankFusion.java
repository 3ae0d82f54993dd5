package org.gleaner.keyphrase.statistical;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gleaner.keyphrase.document.AnalysedDocument;
import org.gleaner.keyphrase.document.CorpusStatistics;
import org.gleaner.keyphrase.document.Keyphrase;
import org.gleaner.keyphrase.document.RankedCandidates;
import org.gleaner.keyphrase.document.Scorer;

/**
 * Fuses the rankings of several scorers (Cormack, Clarke and Buettcher 2009): a phrase scores the
 * sum of {@code weight / (k + rank)} over the rankings it stands in, ranks counted from 1. Phrases
 * with the same stems are one; it looks as in the first ranking that has it.
 *
 * @param scorers what is fused
 * @param weights one for each scorer
 * @param k the larger, the less the first ranks stand out
 * @param depth how many phrases of each ranking count
 */
public record ReciprocalRankFusion(List<Scorer> scorers, List<Double> weights, double k, int depth)
    implements Scorer {
  @Override
  public List<Keyphrase> rank(AnalysedDocument document, CorpusStatistics statistics, int top) {
    Map<Long, Keyphrase> phrases = new HashMap<>();
    List<Long> order = new ArrayList<>();
    Map<Long, Double> scores = new HashMap<>();
    for (int i = 0; i < scorers.size(); i++) {
      List<Keyphrase> ranking = scorers.get(i).rank(document, statistics, Math.max(top, depth));
      for (int rank = 1; rank <= ranking.size(); rank++) {
        Keyphrase phrase = ranking.get(rank - 1);
        long stems = document.hash(phrase);
        if (phrases.putIfAbsent(stems, phrase) == null) {
          order.add(stems);
        }
        scores.merge(stems, weights.get(i) / (k + rank), Double::sum);
      }
    }
    List<Keyphrase> fused = new ArrayList<>();
    for (long stems : order) {
      Keyphrase phrase = phrases.get(stems);
      fused.add(new Keyphrase(phrase.phrase(), scores.get(stems), phrase.begin(), phrase.end()));
    }
    return RankedCandidates.highest(fused, top);
  }

  @Override
  public boolean usesStatistics() {
    return scorers.stream().anyMatch(Scorer::usesStatistics);
  }
}
