package org.gleaner.pass;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.spark.SparkContext;
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
import org.gleaner.cluster.Lloyd;
import org.gleaner.cluster.PackedVectors;

/**
 * K-means for one or several numbers of clusters, each from several starts of which the tightest is
 * taken. Vectors, and centres, of up to {@value #MOST_HELD} numbers in all go to every executor
 * once, and the runs side by side to its tasks, but for light work, which the driver's threads have
 * done before it has been sent; larger data stay where they are, and MLlib's K-means passes over
 * them, run by run, from its k-means|| start (Bahmani et al. 2012).
 *
 * @param distance {@code cosine} or {@code euclidean}
 * @param iterations most passes of a run
 * @param starts runs for each number of clusters
 * @param seed the same seed and the same order of the rows give the same clusters
 */
public record KMeansPass(String distance, int iterations, int starts, long seed) {
  private static final long MOST_HELD = 16_000_000;

  /** Numbers that the passes of all runs meet, each pass once: the driver does them in a second. */
  private static final long LIGHT = 32_000_000;

  /**
   * A model of MLlib's and its cost.
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
    return VectorCollection.upTo(vectors, mostHeld)
        .map(packed -> inMemory(vectors.context(), packed, column, numbers))
        .orElseGet(() -> overData(rows, column, numbers));
  }

  private Map<Integer, Fitted> inMemory(
      SparkContext context, PackedVectors packed, String column, List<Integer> numbers) {
    List<Start> runs = new ArrayList<>();
    long work = 0;
    for (int number : numbers) {
      for (int start = 0; start < starts; start++) {
        runs.add(new Start(number, seed + start));
        work += (long) number * packed.numbers();
      }
    }
    Map<Integer, Fitted> fitted = new TreeMap<>();
    (work <= LIGHT ? inDriver(packed, runs) : inTasks(context, packed, runs))
        .forEach((number, best) -> fitted.put(number, fitted(best.clusters(), column)));
    return fitted;
  }

  private Map<Integer, Found> inDriver(PackedVectors packed, List<Start> runs) {
    return runs.parallelStream()
        .map(run -> run.found(packed, isCosine(), iterations, true))
        .reduce(KMeansPass::tightest)
        .orElseThrow();
  }

  /** Tasks of several runs send only the tightest of each number. */
  private Map<Integer, Found> inTasks(
      SparkContext context, PackedVectors packed, List<Start> runs) {
    JavaSparkContext spark = JavaSparkContext.fromSparkContext(context);
    boolean cosine = isCosine();
    int most = iterations;
    Broadcast<PackedVectors> shared = spark.broadcast(packed);
    try {
      return spark
          .parallelize(runs, Math.min(runs.size(), 4 * spark.defaultParallelism()))
          .map(run -> run.found(shared.value(), cosine, most, false))
          .reduce(KMeansPass::tightest);
    } finally {
      shared.destroy();
    }
  }

  private static final class Start implements Serializable {
    private static final long serialVersionUID = 1L;

    private final int number;
    private final long seed;

    Start(int number, long seed) {
      this.number = number;
      this.seed = seed;
    }

    Map<Integer, Found> found(PackedVectors vectors, boolean cosine, int most, boolean parallel) {
      Map<Integer, Found> found = new TreeMap<>();
      found.put(number, new Found(seed, Lloyd.run(vectors, number, cosine, most, seed, parallel)));
      return found;
    }
  }

  private static final class Found implements Serializable {
    private static final long serialVersionUID = 1L;

    private final long seed;
    private final Lloyd.Clusters clusters;

    Found(long seed, Lloyd.Clusters clusters) {
      this.seed = seed;
      this.clusters = clusters;
    }

    Lloyd.Clusters clusters() {
      return clusters;
    }

    /** The tighter one, of equally tight ones the earlier, whichever is ready first. */
    Found or(Found other) {
      int order = Double.compare(clusters.cost(), other.clusters.cost());
      return order < 0 || (order == 0 && seed < other.seed) ? this : other;
    }
  }

  private static Map<Integer, Found> tightest(
      Map<Integer, Found> some, Map<Integer, Found> others) {
    Map<Integer, Found> all = new TreeMap<>(some);
    others.forEach((number, found) -> all.merge(number, found, Found::or));
    return all;
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
