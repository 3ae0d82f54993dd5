package org.gleaner.keyphrase.graph;

import java.util.Arrays;
import java.util.List;
import org.gleaner.keyphrase.document.AnalysedDocument;
import org.gleaner.keyphrase.document.Candidate;

/**
 * Groups candidates that share stems into topics: agglomerative clustering with average linkage
 * over the Jaccard distance of their sets of stems, by nearest-neighbour chains in quadratic time;
 * topics end where the distance exceeds {@value #CUT} (a quarter of the stems shared).
 */
final class TopicClusters {
  private static final double CUT = 0.74;

  private final double[][] distances;
  private final int[] sizes;
  private final int[] parents;

  private TopicClusters(double[][] distances) {
    this.distances = distances;
    this.sizes = new int[distances.length];
    this.parents = new int[distances.length];
    Arrays.fill(sizes, 1);
    Arrays.setAll(parents, i -> i);
  }

  /** The topic of each candidate; topics are numbered from 0 in order of their first candidate. */
  static int[] of(AnalysedDocument document, List<Candidate> candidates) {
    int[][] stems = new int[candidates.size()][];
    for (int i = 0; i < stems.length; i++) {
      Candidate candidate = candidates.get(i);
      int from = candidate.first();
      stems[i] =
          Arrays.stream(document.stems(), from, from + candidate.words())
              .sorted()
              .distinct()
              .toArray();
    }
    double[][] distances = new double[stems.length][stems.length];
    for (int i = 0; i < stems.length; i++) {
      for (int j = 0; j < i; j++) {
        distances[i][j] = jaccard(stems[i], stems[j]);
        distances[j][i] = distances[i][j];
      }
    }
    TopicClusters clusters = new TopicClusters(distances);
    clusters.mergeAll();
    return clusters.topics();
  }

  private static double jaccard(int[] some, int[] others) {
    int shared = 0;
    int i = 0;
    int j = 0;
    while (i < some.length && j < others.length) {
      if (some[i] == others[j]) {
        shared++;
        i++;
        j++;
      } else if (some[i] < others[j]) {
        i++;
      } else {
        j++;
      }
    }
    return 1 - (double) shared / (some.length + others.length - shared);
  }

  private void mergeAll() {
    int[] chain = new int[sizes.length];
    int length = 0;
    for (int merges = 1; merges < sizes.length; merges++) {
      if (length == 0) {
        chain[length++] = firstAlive();
      }
      while (true) {
        int last = chain[length - 1];
        int before = length > 1 ? chain[length - 2] : -1;
        int nearest = nearest(last, before);
        if (nearest == before) {
          length -= 2;
          merge(Math.min(last, before), Math.max(last, before));
          break;
        }
        chain[length++] = nearest;
      }
    }
  }

  private int firstAlive() {
    int alive = 0;
    while (sizes[alive] == 0) {
      alive++;
    }
    return alive;
  }

  /** The nearest other cluster; of equally near ones the preferred one, then the first. */
  private int nearest(int cluster, int preferred) {
    int best = preferred;
    double least = preferred < 0 ? Double.POSITIVE_INFINITY : distances[cluster][preferred];
    for (int other = 0; other < sizes.length; other++) {
      if (other != cluster && sizes[other] > 0 && distances[cluster][other] < least) {
        least = distances[cluster][other];
        best = other;
      }
    }
    return best;
  }

  /** Merges {@code gone} into {@code kept}; joined as a topic if near enough. */
  private void merge(int gone, int kept) {
    if (distances[gone][kept] <= CUT) {
      int one = root(gone);
      int other = root(kept);
      parents[Math.max(one, other)] = Math.min(one, other);
    }
    int total = sizes[gone] + sizes[kept];
    for (int other = 0; other < sizes.length; other++) {
      if (other != gone && other != kept && sizes[other] > 0) {
        double mean =
            (sizes[gone] * distances[gone][other] + sizes[kept] * distances[kept][other]) / total;
        distances[kept][other] = mean;
        distances[other][kept] = mean;
      }
    }
    sizes[kept] = total;
    sizes[gone] = 0;
  }

  private int root(int candidate) {
    int root = candidate;
    while (parents[root] != root) {
      root = parents[root];
    }
    return root;
  }

  private int[] topics() {
    int[] topics = new int[parents.length];
    int next = 0;
    for (int i = 0; i < topics.length; i++) {
      int root = root(i);
      topics[i] = root == i ? next++ : topics[root];
    }
    return topics;
  }
}
