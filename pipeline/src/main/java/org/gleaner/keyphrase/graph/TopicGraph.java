package org.gleaner.keyphrase.graph;

import java.util.List;
import org.gleaner.keyphrase.document.AnalysedDocument;
import org.gleaner.keyphrase.document.Candidate;
import org.gleaner.keyphrase.document.CandidateSource;

/**
 * The candidates of a document with their topics and how near they stand to one another: the sum of
 * 1 / gap over all pairs of occurrences, the gap counted from the end of the left one. Time and
 * memory are quadratic, therefore only the first candidates and their first occurrences count.
 */
final class TopicGraph {
  private static final int OCCURRENCES = 30;

  private final List<Candidate> candidates;
  private final int[] topics;
  private final double[][] nearness;

  /** The graph of at most {@code mostCandidates} candidates, the first ones of the document. */
  TopicGraph(AnalysedDocument document, CandidateSource source, int mostCandidates) {
    List<Candidate> all = document.candidates(source);
    candidates = all.subList(0, Math.min(mostCandidates, all.size()));
    topics = TopicClusters.of(document, candidates);
    nearness = new double[topics.length][topics.length];
    for (int i = 0; i < topics.length; i++) {
      for (int j = 0; j < i; j++) {
        if (topics[i] != topics[j]) {
          nearness[i][j] = nearness(candidates.get(i), candidates.get(j));
          nearness[j][i] = nearness[i][j];
        }
      }
    }
  }

  private static double nearness(Candidate some, Candidate other) {
    double sum = 0;
    for (int i = 0; i < Math.min(OCCURRENCES, some.occurrences()); i++) {
      for (int j = 0; j < Math.min(OCCURRENCES, other.occurrences()); j++) {
        int ahead = other.start(j) - some.start(i);
        int gap = ahead > 0 ? ahead - some.words() + 1 : -ahead - other.words() + 1;
        sum += 1.0 / Math.max(1, gap);
      }
    }
    return sum;
  }

  List<Candidate> candidates() {
    return candidates;
  }

  /** The topic of a candidate. */
  int topic(int candidate) {
    return topics[candidate];
  }

  /** How near two candidates of different topics are; 0 within a topic. */
  public double nearness(int some, int other) {
    return nearness[some][other];
  }

  /** Number of topics. */
  int topics() {
    int most = -1;
    for (int topic : topics) {
      most = Math.max(most, topic);
    }
    return most + 1;
  }

  /** The first candidate of each topic. */
  int[] firsts() {
    int[] firsts = new int[topics()];
    for (int i = topics.length - 1; i >= 0; i--) {
      firsts[topics[i]] = i;
    }
    return firsts;
  }
}
