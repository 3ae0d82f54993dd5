package org.gleaner.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.apache.spark.ml.clustering.KMeans;
import org.apache.spark.ml.clustering.KMeansModel;
import org.apache.spark.ml.linalg.SparseVector;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.gleaner.search.ClusterCounts;
import org.gleaner.stage.KMeansPass;
import org.gleaner.stage.TfIdfVectorizer;

/**
 * Seconds of K-means on {@code local[2]}, as the job {@code cluster} runs it and MLlib's (cosine,
 * three starts of at most 50 passes), and how well the clusters agree with labels. Arguments: a
 * .tsv of label and text, the number of clusters, a file to which the tf-idf vectors are written in
 * the format of svmlight for kmeans_sklearn.py, and the number of rounds.
 */
public final class ClusterRate {
  private static final int STARTS = 3;
  private static final int ITERATIONS = 50;

  private ClusterRate() {}

  /** Measures. */
  public static void main(String[] arguments) throws IOException {
    SparkSession session =
        SparkSession.builder()
            .master("local[2]")
            .config("spark.ui.enabled", "false")
            .config("spark.sql.shuffle.partitions", "2")
            .getOrCreate();
    session.sparkContext().setLogLevel("ERROR");
    Dataset<Row> texts =
        session
            .read()
            .option("sep", "\t")
            .option("quote", "")
            .csv(arguments[0])
            .toDF("label", "text")
            .repartition(2);
    Dataset<Row> vectors =
        new TfIdfVectorizer()
            .setAnalysis("stop-words=en")
            .setVocabularySize(50_000)
            .setMinDocuments(2)
            .fit(texts)
            .transform(texts)
            .select("label", "features")
            .cache();
    write(vectors, Path.of(arguments[2]));
    for (int round = 0; round < Integer.parseInt(arguments[3]); round++) {
      measure(vectors, Integer.parseInt(arguments[1]), STARTS * round, false);
      measure(vectors, Integer.parseInt(arguments[1]), STARTS * round, true);
    }
  }

  private static void write(Dataset<Row> vectors, Path file) throws IOException {
    try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(file))) {
      for (Row row : vectors.collectAsList()) {
        SparseVector vector = row.<Vector>getAs(1).toSparse();
        StringBuilder line = new StringBuilder(row.getString(0));
        for (int i = 0; i < vector.indices().length; i++) {
          line.append(' ').append(vector.indices()[i] + 1).append(':').append(vector.values()[i]);
        }
        out.println(line);
      }
    }
  }

  private static void measure(Dataset<Row> vectors, int clusters, int seed, boolean mllib) {
    long begin = System.nanoTime();
    KMeansModel best =
        mllib
            ? mllib(vectors, clusters, seed)
            : new KMeansPass("cosine", ITERATIONS, STARTS, seed)
                .run(vectors, "features", List.of(clusters))
                .get(clusters)
                .model();
    double seconds = (System.nanoTime() - begin) / 1e9;
    ClusterCounts counts = new ClusterCounts();
    Dataset<Row> found = best.setPredictionCol("cluster").transform(vectors);
    for (Row row : found.groupBy("cluster", "label").count().collectAsList()) {
      counts.add(row.getInt(0), row.getString(1), row.getLong(2));
    }
    System.out.printf(
        Locale.ROOT,
        "%-5s %6.2f s, NMI %.3f, purity %.3f%n",
        mllib ? "mllib" : "ours",
        seconds,
        counts.normalizedMutualInformation(),
        counts.purity());
  }

  private static KMeansModel mllib(Dataset<Row> vectors, int clusters, int seed) {
    KMeansModel best = null;
    for (int start = 0; start < STARTS; start++) {
      KMeans means = new KMeans().setK(clusters).setSeed(seed + start).setMaxIter(ITERATIONS);
      KMeansModel model = means.setDistanceMeasure("cosine").fit(vectors);
      if (best == null || model.summary().trainingCost() < best.summary().trainingCost()) {
        best = model;
      }
    }
    return best;
  }
}
