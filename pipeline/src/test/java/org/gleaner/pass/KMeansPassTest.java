package org.gleaner.pass;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.ml.clustering.KMeansModel;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.gleaner.LocalSpark;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Both ways of K-means, in memory and over data, on vectors of three kinds. */
final class KMeansPassTest {
  private static final String COLUMN = "vector";

  private static Dataset<Row> rows(double spread) {
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      double[] values = new double[4];
      values[i % 3] = 3;
      values[3] = spread * (i % 7);
      Vector vector = Vectors.dense(values);
      rows.add(RowFactory.create(i % 2 == 0 ? vector : vector.toSparse()));
    }
    StructType schema = new StructType().add(COLUMN, SQLDataTypes.VectorType());
    return LocalSpark.session().createDataFrame(rows, schema).repartition(3);
  }

  @ParameterizedTest
  @CsvSource({"cosine,1000", "cosine,0", "euclidean,1000", "euclidean,0"})
  void kindsArePartedInMemoryAndOverData(String distance, long mostHeld) {
    KMeansPass means = new KMeansPass(distance, 30, 5, 1);
    Map<Integer, KMeansPass.Fitted> fitted = means.run(rows(0.05), COLUMN, List.of(2, 3), mostHeld);
    assertEquals(List.of(2, 3), List.copyOf(fitted.keySet()));
    assertTrue(fitted.get(3).cost() < fitted.get(2).cost());
    KMeansModel model = fitted.get(3).model();
    assertEquals(3, model.clusterCenters().length);
    assertEquals(3, model.getK());
    assertEquals(distance, model.getDistanceMeasure());
    assertEquals(
        3, model.transform(rows(0.05)).select("cluster").distinct().count(), "all are used");
    double cost = 0;
    for (Row row : rows(0.05).collectAsList()) {
      Vector vector = row.getAs(0);
      Vector center = model.clusterCenters()[model.predict(vector)];
      double cosine = vector.dot(center) / Vectors.norm(vector, 2) / Vectors.norm(center, 2);
      cost += distance.equals("cosine") ? 1 - cosine : Vectors.sqdist(vector, center);
    }
    assertEquals(cost, fitted.get(3).cost(), 1e-4);
  }

  @ParameterizedTest
  @CsvSource({"1000", "0"})
  void equalVectorsMakeFewerClusters(long mostHeld) {
    KMeansPass.Fitted fitted =
        new KMeansPass("euclidean", 30, 1, 1).run(rows(0), COLUMN, List.of(10), mostHeld).get(10);
    assertEquals(3, fitted.model().clusterCenters().length);
    assertEquals(0, fitted.cost(), 1e-4);
  }

  @Test
  void partitionsMakeNoDifference() {
    List<Row> rows = rows(0.8).collectAsList();
    List<Vector[]> centers = new ArrayList<>();
    for (int partitions : new int[] {1, 2, 7}) {
      Dataset<Row> parted =
          LocalSpark.session()
              .createDataFrame(
                  LocalSpark.context().parallelize(rows, partitions), rows.get(0).schema());
      KMeansPass means = new KMeansPass("euclidean", 30, 9, 1);
      centers.add(means.run(parted, COLUMN, List.of(5)).get(5).model().clusterCenters());
    }
    assertArrayEquals(centers.get(0), centers.get(1));
    assertArrayEquals(centers.get(0), centers.get(2));
  }
}
