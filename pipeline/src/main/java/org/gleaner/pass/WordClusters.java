package org.gleaner.pass;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.ml.clustering.KMeansModel;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.gleaner.vector.WordVectorTable;
import org.gleaner.vector.pool.DocumentPooling;

/** Puts words into clusters of near vectors. */
public final class WordClusters {
  private static final StructType SCHEMA =
      new StructType().add("features", SQLDataTypes.VectorType(), false);

  private static final int ITERATIONS = 20;

  private WordClusters() {}

  /** The pooling that counts the words of each cluster; no more clusters than words. */
  public static DocumentPooling centroids(
      SparkSession session, WordVectorTable table, int number, long seed) {
    List<Row> rows = new ArrayList<>(table.size());
    for (int i = 0; i < table.size(); i++) {
      rows.add(RowFactory.create(dense(table.vector(i))));
    }
    int most = Math.max(2, Math.min(number, table.size()));
    KMeansModel model =
        new KMeansPass("euclidean", ITERATIONS, 1, seed)
            .run(session.createDataFrame(rows, SCHEMA), "features", List.of(most))
            .get(most)
            .model();
    int[] clusters = new int[table.size()];
    for (int i = 0; i < clusters.length; i++) {
      clusters[i] = model.predict(dense(table.vector(i)));
    }
    return DocumentPooling.centroids(clusters, model.clusterCenters().length);
  }

  private static Vector dense(float[] vector) {
    double[] values = new double[vector.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = vector[i];
    }
    return Vectors.dense(values);
  }
}
