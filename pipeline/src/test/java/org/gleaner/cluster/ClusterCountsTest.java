package org.gleaner.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

final class ClusterCountsTest {
  /** sklearn.metrics.normalized_mutual_info_score("aaabbbbcc", [0,0,1,1,1,1,2,2,2]) */
  @Test
  void figuresEqualScikitLearns() {
    ClusterCounts counts = new ClusterCounts();
    counts.add(0, "a", 2);
    counts.add(1, "a", 1);
    counts.add(1, "b", 3);
    counts.add(2, "b", 1);
    counts.add(2, "c", 2);
    assertEquals(0.5644105252727685, counts.normalizedMutualInformation(), 1e-12);
    assertEquals(7.0 / 9, counts.purity(), 1e-12);
  }

  @Test
  void perfectAndUselessClusters() {
    ClusterCounts perfect = new ClusterCounts();
    perfect.add(0, "a", 5);
    perfect.add(1, "b", 7);
    assertEquals(1, perfect.normalizedMutualInformation(), 1e-12);
    ClusterCounts useless = new ClusterCounts();
    for (int cluster = 0; cluster < 2; cluster++) {
      useless.add(cluster, "a", 5);
      useless.add(cluster, "b", 5);
    }
    assertEquals(0, useless.normalizedMutualInformation(), 1e-12);
    assertEquals(0.5, useless.purity(), 1e-12);
  }
}
