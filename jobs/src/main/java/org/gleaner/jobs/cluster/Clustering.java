package org.gleaner.jobs.cluster;

import org.apache.spark.ml.clustering.KMeansModel;

/**
 * A clustering.
 *
 * @param model the centres
 * @param silhouette from -1 to 1
 */
record Clustering(KMeansModel model, double silhouette) {
  /** The column of the cosine between a document and its centre. */
  static final String SIMILARITY = "similarity";
}
