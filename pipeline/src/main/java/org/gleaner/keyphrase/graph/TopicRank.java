package org.gleaner.keyphrase.graph;

import java.util.ArrayList;
import java.util.List;
import org.gleaner.keyphrase.document.AnalysedDocument;
import org.gleaner.keyphrase.document.Candidate;
import org.gleaner.keyphrase.document.CandidateSource;
import org.gleaner.keyphrase.document.CorpusStatistics;
import org.gleaner.keyphrase.document.Keyphrase;
import org.gleaner.keyphrase.document.RankedCandidates;
import org.gleaner.keyphrase.document.Scorer;

/**
 * TopicRank (Bougouin, Boudin and Daille 2013): PageRank over the complete graph of topics,
 * weighted by how near their candidates stand; each topic gives its first candidate.
 *
 * @param mostCandidates candidates after these many are left out: memory grows with their square
 */
public record TopicRank(CandidateSource source, int mostCandidates) implements Scorer {
  @Override
  public List<Keyphrase> rank(AnalysedDocument document, CorpusStatistics statistics, int top) {
    TopicGraph graph = new TopicGraph(document, source, mostCandidates);
    double[][] weights = new double[graph.topics()][graph.topics()];
    int count = graph.candidates().size();
    for (int i = 0; i < count; i++) {
      for (int j = 0; j < count; j++) {
        weights[graph.topic(i)][graph.topic(j)] += graph.nearness(i, j);
      }
    }
    List<Candidate> firsts = new ArrayList<>();
    for (int first : graph.firsts()) {
      firsts.add(graph.candidates().get(first));
    }
    double[] scores = PageRank.uniform(WeightedGraph.ofMatrix(weights));
    return RankedCandidates.highest(document, firsts, scores, top);
  }
}
