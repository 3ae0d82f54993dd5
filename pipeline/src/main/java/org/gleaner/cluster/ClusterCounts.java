package org.gleaner.cluster;

import java.util.Map;
import java.util.TreeMap;

/**
 * How well clusters agree with labels: normalised mutual information (Strehl and Ghosh, Cluster
 * ensembles, 2002; here normalised by the mean of the two entropies, as scikit-learn does) and
 * purity. Not thread-safe.
 */
public final class ClusterCounts {
  private final Map<Integer, Map<String, Long>> counts = new TreeMap<>();
  private final Map<String, Long> labels = new TreeMap<>();
  private long total;

  /** Adds {@code documents} of a label to a cluster. */
  public void add(int cluster, String label, long documents) {
    counts.computeIfAbsent(cluster, c -> new TreeMap<>()).merge(label, documents, Long::sum);
    labels.merge(label, documents, Long::sum);
    total += documents;
  }

  /** The number of documents added. */
  public long documents() {
    return total;
  }

  /** The share of documents with the most common label of their cluster; 0 without documents. */
  public double purity() {
    long right = 0;
    for (Map<String, Long> cluster : counts.values()) {
      right += cluster.values().stream().mapToLong(Long::longValue).max().orElse(0);
    }
    return total == 0 ? 0 : (double) right / total;
  }

  /** Normalised mutual information from 0 to 1; 1 for one cluster and one label. */
  public double normalizedMutualInformation() {
    double mutual = 0;
    double byCluster = 0;
    for (Map<String, Long> cluster : counts.values()) {
      double size = share(cluster.values().stream().mapToLong(Long::longValue).sum());
      byCluster -= size * Math.log(size);
      for (Map.Entry<String, Long> cell : cluster.entrySet()) {
        double both = share(cell.getValue());
        mutual += both * Math.log(both / (size * share(labels.get(cell.getKey()))));
      }
    }
    double byLabel = 0;
    for (long label : labels.values()) {
      byLabel -= share(label) * Math.log(share(label));
    }
    double mean = (byCluster + byLabel) / 2;
    return mean == 0 ? 1 : Math.max(0, mutual / mean);
  }

  private double share(long documents) {
    return (double) documents / total;
  }
}
