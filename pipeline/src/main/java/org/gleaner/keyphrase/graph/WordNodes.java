package org.gleaner.keyphrase.graph;

import java.util.Arrays;
import java.util.List;
import org.gleaner.keyphrase.document.AnalysedDocument;
import org.gleaner.keyphrase.document.Candidate;
import org.gleaner.keyphrase.document.CandidateSource;
import org.gleaner.keyphrase.document.Keyphrase;
import org.gleaner.keyphrase.document.RankedCandidates;
import org.gleaner.keyphrase.document.WordRole;

/** The stems of a document's nouns and modifiers, numbered as nodes of a graph. */
final class WordNodes {
  private final AnalysedDocument document;
  private final int tokens;
  private final int[] nodeOfStem;
  private int nodes;

  /** The nodes of the first {@code firstWords} tokens. */
  WordNodes(AnalysedDocument document, int firstWords) {
    this.document = document;
    this.tokens = Math.min(firstWords, document.size());
    this.nodeOfStem = new int[document.distinctStems()];
    Arrays.fill(nodeOfStem, -1);
    WordRole[] roles = document.roles();
    int[] stems = document.stems();
    for (int i = 0; i < tokens; i++) {
      if (roles[i] != WordRole.NONE && nodeOfStem[stems[i]] < 0) {
        nodeOfStem[stems[i]] = nodes++;
      }
    }
  }

  int nodes() {
    return nodes;
  }

  /** Number of tokens looked at. */
  int tokens() {
    return tokens;
  }

  /** The node of a token, or -1 if the token is neither noun nor modifier. */
  int node(int token) {
    return document.roles()[token] == WordRole.NONE ? -1 : nodeOfStem[document.stems()[token]];
  }

  /** Edges between different words less than {@code window} tokens apart, once for each meeting. */
  WeightedGraph.Builder edges(int window) {
    WeightedGraph.Builder edges = new WeightedGraph.Builder(nodes);
    for (int i = 0; i < tokens; i++) {
      int from = node(i);
      for (int j = i + 1; from >= 0 && j < Math.min(tokens, i + window); j++) {
        int to = node(j);
        if (to >= 0 && to != from) {
          edges.add(from, to, 1);
        }
      }
    }
    return edges;
  }

  /** The candidates that begin within these tokens, scored by the sum over their words. */
  List<Keyphrase> rank(CandidateSource source, double[] scores, int top) {
    List<Candidate> candidates =
        document.candidates(source).stream().filter(c -> c.first() < tokens).toList();
    double[] sums = new double[candidates.size()];
    for (int i = 0; i < sums.length; i++) {
      Candidate candidate = candidates.get(i);
      for (int at = candidate.first(); at < candidate.first() + candidate.words(); at++) {
        int node = nodeOfStem[document.stems()[at]];
        sums[i] += node < 0 ? 0 : scores[node];
      }
    }
    return RankedCandidates.highest(document, candidates, sums, top);
  }
}
