package org.gleaner.keyphrase.graph;

import java.util.List;
import org.gleaner.keyphrase.document.AnalysedDocument;
import org.gleaner.keyphrase.document.CandidateSource;
import org.gleaner.keyphrase.document.CorpusStatistics;
import org.gleaner.keyphrase.document.Keyphrase;
import org.gleaner.keyphrase.document.RankedCandidates;
import org.gleaner.keyphrase.document.Scorer;

/**
 * MultipartiteRank (Boudin 2018): PageRank over the graph of candidates without edges inside a
 * topic. The first candidate f of each topic gains weight: every edge e -&gt; f is raised by {@code
 * boost * exp(1 / (1 + position of f))} times the weight between e and the topic's other
 * candidates.
 *
 * @param boost the paper's alpha, 1.1
 * @param mostCandidates candidates after these many are left out: memory grows with their square
 */
public record MultipartiteRank(CandidateSource source, double boost, int mostCandidates)
    implements Scorer {
  @Override
  public List<Keyphrase> rank(AnalysedDocument document, CorpusStatistics statistics, int top) {
    TopicGraph graph = new TopicGraph(document, source, mostCandidates);
    double[] scores = PageRank.uniform(WeightedGraph.ofMatrix(weights(graph)));
    return RankedCandidates.highest(document, graph.candidates(), scores, top);
  }

  private double[][] weights(TopicGraph graph) {
    int count = graph.candidates().size();
    int[] firsts = graph.firsts();
    double[][] weights = new double[count][count];
    for (int from = 0; from < count; from++) {
      for (int to = 0; to < count; to++) {
        double near = graph.nearness(from, to);
        int first = firsts[graph.topic(to)];
        weights[from][to] += near;
        if (to != first) {
          weights[from][first] += boost * early(graph, first) * near;
        }
      }
    }
    return weights;
  }

  private static double early(TopicGraph graph, int candidate) {
    return Math.exp(1.0 / (1 + graph.candidates().get(candidate).first()));
  }
}
