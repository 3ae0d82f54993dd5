package org.gleaner.stage;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.ml.clustering.KMeans;
import org.apache.spark.ml.clustering.KMeansModel;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.mllib.linalg.Vectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.gleaner.vector.Lloyd;
import org.gleaner.vector.PackedVectors;
import scala.Tuple2;

/**
 * K-means for one or several numbers of clusters, each from several starts of which the tightest is
 * taken. Vectors, and centres, of up to {@value #MOST_HELD} numbers in all go to every executor
 * once, and the runs side by side to its tasks; larger data stay where they are, and MLlib's
 * K-means passes over them, run by run, from its k-means|| start (Bahmani et al. 2012).
 *
 * @param distance {@code cosine} or {@code euclidean}
 * @param iterations most passes of a run
 * @param starts runs for each number of clusters
 * @param seed the same seed and the same order of the rows give the same clusters
 */
public record KMeansPass(String distance, int iterations, int starts, long seed) {
  private static final long MOST_HELD = 16_000_000;

  /**
   * A model of MLlib's and how tight it is.
   *
   * @param model fewer clusters than asked for if there are fewer different vectors
   * @param cost sum of the squared distances, or of 1 less the cosine
   */
  public record Fitted(KMeansModel model, double cost) {}

  /**
   * Fits.
   *
   * @param rows with vectors in the column of that name, one at least; read several times
   * @param numbers of clusters
   */
  public Map<Integer, Fitted> run(Dataset<Row> rows, String column, List<Integer> numbers) {
    return run(rows, column, numbers, MOST_HELD);
  }

  /** The same with another limit of what is held in memory. */
  Map<Integer, Fitted> run(Dataset<Row> rows, String column, List<Integer> numbers, long mostHeld) {
    JavaRDD<Vector> vectors = rows.select(column).javaRDD().map(row -> row.getAs(0));
    long held = vectors.map(vector -> (long) vector.numActives()).fold(0L, Long::sum);
    return held <= mostHeld ? inMemory(vectors, column, numbers) : overData(rows, column, numbers);
  }

  private Map<Integer, Fitted> inMemory(
      JavaRDD<Vector> vectors, String column, List<Integer> numbers) {
    JavaSparkContext spark = JavaSparkContext.fromSparkContext(vectors.context());
    PackedVectors.Builder all = new PackedVectors.Builder();
    vectors.mapPartitions(KMeansPass::pack).collect().forEach(all::addAll);
    Broadcast<PackedVectors> shared = spark.broadcast(all.build());
    List<Tuple2<Integer, Long>> runs = new ArrayList<>();
    for (int number : numbers) {
      for (int start = 0; start < starts; start++) {
        runs.add(new Tuple2<>(number, seed + start));
      }
    }
    boolean cosine = isCosine();
    int most = iterations;
    Map<Integer, Fitted> fitted = new TreeMap<>();
    try {
      spark
          .parallelize(runs, runs.size())
          .mapToPair(
              run ->
                  new Tuple2<>(
                      run._1(), Lloyd.run(shared.value(), run._1(), cosine, most, run._2())))
          .reduceByKey((a, b) -> a.cost() <= b.cost() ? a : b)
          .collect()
          .forEach(best -> fitted.put(best._1(), fitted(best._2(), column)));
    } finally {
      shared.destroy();
    }
    return fitted;
  }

  private static Iterator<PackedVectors> pack(Iterator<Vector> vectors) {
    PackedVectors.Builder packed = new PackedVectors.Builder();
    while (vectors.hasNext()) {
      var vector = vectors.next().toSparse();
      packed.add(vector.size(), vector.indices(), vector.values());
    }
    return List.of(packed.build()).iterator();
  }

  private Fitted fitted(Lloyd.Clusters clusters, String column) {
    List<float[]> centers = clusters.centers();
    var vectors = new org.apache.spark.mllib.linalg.Vector[centers.size()];
    for (int i = 0; i < vectors.length; i++) {
      float[] center = centers.get(i);
      vectors[i] =
          Vectors.dense(IntStream.range(0, center.length).mapToDouble(j -> center[j]).toArray());
    }
    KMeans settings = settings(column, Math.max(2, vectors.length), seed);
    var parent =
        new org.apache.spark.mllib.clustering.KMeansModel(
            vectors, distance, clusters.cost(), iterations);
    KMeansModel model = new KMeansModel(settings.uid(), parent);
    return new Fitted(settings.copyValues(model, new ParamMap()), clusters.cost());
  }

  private Map<Integer, Fitted> overData(Dataset<Row> rows, String column, List<Integer> numbers) {
    Map<Integer, Fitted> fitted = new TreeMap<>();
    for (int number : numbers) {
      for (int start = 0; start < starts; start++) {
        // its solver for blocks fails where vectors are equal and there are fewer centres
        KMeansModel model = settings(column, number, seed + start).setSolver("row").fit(rows);
        Fitted found = new Fitted(model, model.summary().trainingCost());
        fitted.merge(number, found, (a, b) -> a.cost() <= b.cost() ? a : b);
      }
    }
    return fitted;
  }

  private KMeans settings(String column, int number, long start) {
    return new KMeans()
        .setFeaturesCol(column)
        .setPredictionCol("cluster")
        .setK(number)
        .setSeed(start)
        .setMaxIter(iterations)
        .setDistanceMeasure(distance);
  }

  private boolean isCosine() {
    return distance.equals("cosine");
  }
}
