package org.gleaner.jobs.cluster;

import org.apache.spark.ml.clustering.KMeansModel;

/**
 * A clustering.
 *
 * @param model the centres
 * @param silhouette from -1 to 1
 */
record Clustering(KMeansModel model, double silhouette) {
  /** The column that says how near a document is to its centre: the cosine between them. */
  static final String SIMILARITY = "similarity";
}
