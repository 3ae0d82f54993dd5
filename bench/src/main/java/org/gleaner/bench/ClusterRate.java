package org.gleaner.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.apache.spark.ml.clustering.KMeans;
import org.apache.spark.ml.clustering.KMeansModel;
import org.apache.spark.ml.linalg.SparseVector;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.gleaner.cluster.ClusterCounts;
import org.gleaner.stage.DocumentTokenizer;
import org.gleaner.stage.DocumentVectors;
import org.gleaner.pass.KMeansPass;
import org.gleaner.stage.TfIdfVectorizer;

/**
 * Seconds of K-means on {@code local[2]}, as the job {@code cluster} runs it (Euclidean, at most
 * 300 passes), the sum of the squared distances and how well the clusters agree with labels.
 * Arguments: a .tsv of label and text; the number of clusters, of starts and of rounds; a file to
 * which the vectors are written in the format of svmlight for kmeans_sklearn.py; then a folder of
 * word vectors to average those of a text, else the vectors are tf-idf; or {@code mllib} for
 * MLlib's K-means in place of ours.
 */
public final class ClusterRate {
  private static final int ITERATIONS = 300;

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
    String last = arguments.length > 5 ? arguments[5] : "";
    boolean mllib = last.equals("mllib");
    Dataset<Row> vectors =
        (last.isEmpty() || mllib ? tfIdf(texts) : averages(texts, last))
            .select("label", "features")
            .cache();
    write(vectors, Path.of(arguments[4]));
    int clusters = Integer.parseInt(arguments[1]);
    int starts = Integer.parseInt(arguments[2]);
    List<Round> rounds =
        IntStream.range(0, Integer.parseInt(arguments[3]))
            .mapToObj(round -> measure(vectors, clusters, starts, starts * round, mllib))
            .toList();
    double[] seconds = rounds.stream().mapToDouble(Round::seconds).sorted().toArray();
    System.out.printf(
        Locale.ROOT,
        "median %.3f s, mean NMI %.3f, mean inertia %.2f%n",
        seconds[seconds.length / 2],
        rounds.stream().mapToDouble(Round::information).average().orElseThrow(),
        rounds.stream().mapToDouble(Round::inertia).average().orElseThrow());
  }

  private record Round(double seconds, double information, double inertia) {}

  private static Dataset<Row> tfIdf(Dataset<Row> texts) {
    return new TfIdfVectorizer()
        .setAnalysis("stop-words=en")
        .setVocabularySize(50_000)
        .setMinDocuments(2)
        .fit(texts)
        .transform(texts);
  }

  private static Dataset<Row> averages(Dataset<Row> texts, String words) {
    Dataset<Row> tokens = new DocumentTokenizer().transform(texts);
    return new DocumentVectors()
        .setMethod("average")
        .setWordVectors(words)
        .setOutputCol("features")
        .fit(tokens)
        .transform(tokens);
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

  private static Round measure(
      Dataset<Row> vectors, int clusters, int starts, int seed, boolean mllib) {
    long begin = System.nanoTime();
    KMeansPass.Fitted best =
        mllib
            ? mllib(vectors, clusters, starts, seed)
            : new KMeansPass("euclidean", ITERATIONS, starts, seed)
                .run(vectors, "features", List.of(clusters))
                .get(clusters);
    double seconds = (System.nanoTime() - begin) / 1e9;
    ClusterCounts counts = new ClusterCounts();
    Dataset<Row> found = best.model().setPredictionCol("cluster").transform(vectors);
    for (Row row : found.groupBy("cluster", "label").count().collectAsList()) {
      counts.add(row.getInt(0), row.getString(1), row.getLong(2));
    }
    System.out.printf(
        Locale.ROOT,
        "%s %.3f s, NMI %.3f, purity %.3f, inertia %.2f%n",
        mllib ? "mllib" : "ours",
        seconds,
        counts.normalizedMutualInformation(),
        counts.purity(),
        best.cost());
    return new Round(seconds, counts.normalizedMutualInformation(), best.cost());
  }

  private static KMeansPass.Fitted mllib(Dataset<Row> vectors, int clusters, int starts, int seed) {
    KMeansPass.Fitted best = null;
    for (int start = 0; start < starts; start++) {
      KMeans means = new KMeans().setK(clusters).setSeed(seed + start).setMaxIter(ITERATIONS);
      KMeansModel model = means.fit(vectors);
      double cost = model.summary().trainingCost();
      best = best == null || cost < best.cost() ? new KMeansPass.Fitted(model, cost) : best;
    }
    return best;
  }
}
