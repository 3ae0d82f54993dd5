package org.gleaner.keyphrase.graph;

import java.util.Arrays;

/**
 * PageRank (Brin and Page 1998) by power iteration with the conventions of networkx: damping .85,
 * start at 1/n, at most 100 rounds, end when a round changes the scores by less than n * 1e-6 in
 * all; the score of nodes without edges is distributed like the restart.
 */
final class PageRank {
  private static final double DAMPING = 0.85;
  private static final int ROUNDS = 100;
  private static final double TOLERANCE = 1e-6;

  private PageRank() {}

  /** Scores with a restart at any node with equal probability. */
  static double[] uniform(WeightedGraph graph) {
    double[] restart = new double[graph.nodes()];
    Arrays.fill(restart, 1.0 / Math.max(1, restart.length));
    return personalised(graph, restart);
  }

  /**
   * Scores that sum to 1.
   *
   * @param restart by node, at least 0, with the sum 1
   */
  static double[] personalised(WeightedGraph graph, double[] restart) {
    int nodes = graph.nodes();
    double[] scores = new double[nodes];
    Arrays.fill(scores, 1.0 / Math.max(1, nodes));
    for (int round = 0; round < ROUNDS; round++) {
      double[] next = round(graph, scores, restart);
      double change = 0;
      for (int i = 0; i < nodes; i++) {
        change += Math.abs(next[i] - scores[i]);
      }
      scores = next;
      if (change < nodes * TOLERANCE) {
        break;
      }
    }
    return scores;
  }

  private static double[] round(WeightedGraph graph, double[] scores, double[] restart) {
    double[] next = new double[scores.length];
    double dangling = 0;
    for (int from = 0; from < scores.length; from++) {
      double total = graph.weightFrom(from);
      if (total == 0) {
        dangling += scores[from];
      } else {
        double share = DAMPING * scores[from] / total;
        for (int edge = graph.firstEdge(from); edge < graph.firstEdge(from + 1); edge++) {
          next[graph.target(edge)] += share * graph.weight(edge);
        }
      }
    }
    for (int i = 0; i < next.length; i++) {
      next[i] += (DAMPING * dangling + 1 - DAMPING) * restart[i];
    }
    return next;
  }
}
