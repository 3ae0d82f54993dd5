package org.gleaner.jobs.cluster;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.udf;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.spark.ml.Pipeline;
import org.apache.spark.ml.PipelineStage;
import org.apache.spark.ml.clustering.KMeansModel;
import org.apache.spark.ml.evaluation.ClusteringEvaluator;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF2;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.storage.StorageLevel;
import org.gleaner.ErrorCode;
import org.gleaner.GleanerException;
import org.gleaner.cluster.ClusterCounts;
import org.gleaner.io.Columns;
import org.gleaner.io.output.OutputFolder;
import org.gleaner.jobs.input.ClassifierInput;
import org.gleaner.jobs.input.QuarantinedLines;
import org.gleaner.jobs.run.Job;
import org.gleaner.jobs.run.JobContext;
import org.gleaner.jobs.run.JobOutput;
import org.gleaner.jobs.run.Summary;
import org.gleaner.pass.KMeansPass;

/** The run of {@code cluster}. */
final class ClusterRun implements Job.Run {
  private final ClusterCommand settings;

  ClusterRun(ClusterCommand settings) {
    this.settings = settings;
  }

  @Override
  public Summary run(JobContext context) {
    return JobOutput.write(context, settings.check(), folder -> write(context, folder));
  }

  private Summary write(JobContext context, OutputFolder folder) {
    ClusterInput input = ClusterInput.of(context, settings);
    long aside = QuarantinedLines.tell(context, input.rows(), folder);
    Dataset<Row> documents =
        input.rows().filter(col(Columns.CODE).isNull()).persist(StorageLevel.MEMORY_AND_DISK());
    long rows = documents.count();
    if (rows < settings.most) {
      throw new GleanerException(
          ErrorCode.MISSING_FIELD,
          "Cannot make " + settings.most + " clusters of " + rows + " documents");
    }
    Map<Integer, Double> silhouettes = new TreeMap<>();
    Clustering chosen =
        context.step(
            "Clustering", () -> rows, () -> rows, () -> choose(context, documents, silhouettes));
    Dataset<Row> clustered = similarity(chosen.model(), chosen.model().transform(documents));
    clustered
        .select(Columns.ID, "cluster", Clustering.SIMILARITY)
        .write()
        .parquet(folder.path("clusters"));
    save(input, chosen.model(), documents, folder);
    Map<String, Object> metrics = metrics(chosen, silhouettes, clustered);
    Summary summary = new Summary("cluster", rows, aside, context.seconds(), metrics);
    ClusterReport report = new ClusterReport(settings, input.model(), chosen, summary);
    folder.write("report.html", report.build(clustered).html());
    metrics.forEach((name, value) -> context.say(name + ": " + value));
    documents.unpersist();
    return summary;
  }

  private Clustering choose(
      JobContext context, Dataset<Row> documents, Map<Integer, Double> silhouettes) {
    KMeansPass means =
        new KMeansPass(settings.distance, settings.iterations, settings.starts, settings.seed);
    List<Integer> numbers = IntStream.rangeClosed(settings.least, settings.most).boxed().toList();
    Clustering best = null;
    for (Map.Entry<Integer, KMeansPass.Fitted> fitted :
        means.run(documents, ClusterInput.FEATURES, numbers).entrySet()) {
      KMeansModel model = fitted.getValue().model();
      double silhouette = silhouette(model, documents);
      silhouettes.put(fitted.getKey(), silhouette);
      context.say(
          String.format(Locale.ROOT, "%d clusters: silhouette %.4f", fitted.getKey(), silhouette));
      if (best == null || silhouette > best.silhouette()) {
        best = new Clustering(model, silhouette);
      }
    }
    return best;
  }

  private double silhouette(KMeansModel model, Dataset<Row> documents) {
    if (model.clusterCenters().length < 2) {
      throw new GleanerException(
          ErrorCode.MISSING_FIELD, "Cannot make clusters: all documents have the same vector");
    }
    boolean cosine = settings.distance.equals("cosine");
    return new ClusteringEvaluator()
        .setPredictionCol("cluster")
        .setDistanceMeasure(cosine ? "cosine" : "squaredEuclidean")
        .evaluate(model.transform(documents));
  }

  private static Dataset<Row> similarity(KMeansModel model, Dataset<Row> clustered) {
    Vector[] centres = model.clusterCenters();
    UDF2<Vector, Integer, Double> function =
        (vector, cluster) -> PrincipalPlane.cosine(vector, centres[cluster]);
    return clustered.withColumn(
        Clustering.SIMILARITY,
        udf(function, DataTypes.DoubleType).apply(col(ClusterInput.FEATURES), col("cluster")));
  }

  private static void save(
      ClusterInput input, KMeansModel model, Dataset<Row> documents, OutputFolder folder) {
    PipelineStage[] stages =
        input.model() == null
            ? new PipelineStage[] {model}
            : new PipelineStage[] {input.model(), model};
    Dataset<Row> none = documents.limit(0);
    try {
      new Pipeline()
          .setStages(stages)
          .fit(input.model() == null ? none : none.drop(ClusterInput.FEATURES))
          .write()
          .save(folder.path("model"));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write model", e);
    }
  }

  private static Map<String, Object> metrics(
      Clustering chosen, Map<Integer, Double> silhouettes, Dataset<Row> clustered) {
    Map<String, Object> metrics = new LinkedHashMap<>();
    metrics.put("clusters", chosen.model().clusterCenters().length);
    metrics.put("silhouette", chosen.silhouette());
    metrics.put("silhouettes", silhouettes);
    ClusterCounts counts = new ClusterCounts();
    for (Row row :
        clustered
            .filter(col(ClassifierInput.NAME).isNotNull())
            .groupBy("cluster", ClassifierInput.NAME)
            .count()
            .collectAsList()) {
      counts.add(row.getInt(0), row.getString(1), row.getLong(2));
    }
    if (counts.documents() > 0) {
      metrics.put("nmi", counts.normalizedMutualInformation());
      metrics.put("purity", counts.purity());
    }
    return metrics;
  }
}
