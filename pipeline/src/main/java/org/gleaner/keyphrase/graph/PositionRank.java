package org.gleaner.keyphrase.graph;

import java.util.List;
import org.gleaner.keyphrase.document.AnalysedDocument;
import org.gleaner.keyphrase.document.CandidateSource;
import org.gleaner.keyphrase.document.CorpusStatistics;
import org.gleaner.keyphrase.document.Keyphrase;
import org.gleaner.keyphrase.document.Scorer;

/**
 * PositionRank (Florescu and Caragea 2017): as {@link SingleRank}, with a PageRank that restarts at
 * words in proportion to the sum of {@code 1 / position} over their occurrences, counted from 1.
 */
public record PositionRank(CandidateSource source, int window, int firstWords) implements Scorer {
  @Override
  public List<Keyphrase> rank(AnalysedDocument document, CorpusStatistics statistics, int top) {
    WordNodes words = new WordNodes(document, firstWords);
    double[] scores = PageRank.personalised(words.edges(window).weighted(), restart(words));
    return words.rank(source, scores, top);
  }

  private static double[] restart(WordNodes words) {
    double[] restart = new double[words.nodes()];
    double total = 0;
    for (int i = 0; i < words.tokens(); i++) {
      int node = words.node(i);
      if (node >= 0) {
        restart[node] += 1.0 / (i + 1);
        total += 1.0 / (i + 1);
      }
    }
    for (int i = 0; i < restart.length; i++) {
      restart[i] /= total;
    }
    return restart;
  }
}
