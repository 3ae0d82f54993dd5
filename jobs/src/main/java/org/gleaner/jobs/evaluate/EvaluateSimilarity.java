package org.gleaner.jobs.evaluate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.storage.StorageLevel;
import org.gleaner.io.output.OutputFolder;
import org.gleaner.jobs.input.LabelledLine;
import org.gleaner.jobs.input.LabelledTextInput;
import org.gleaner.jobs.input.QuarantinedLines;
import org.gleaner.jobs.model.VectorFile;
import org.gleaner.jobs.report.Fragments;
import org.gleaner.jobs.report.Report;
import org.gleaner.jobs.run.Job;
import org.gleaner.jobs.run.JobContext;
import org.gleaner.jobs.run.JobOutput;
import org.gleaner.jobs.run.Provenance;
import org.gleaner.jobs.run.Summary;
import org.gleaner.network.model.NetworkDefinition;
import org.gleaner.network.task.LabelledText;
import org.gleaner.stage.DocumentTokenizer;
import org.gleaner.stage.DocumentVectors;
import org.gleaner.stage.DocumentVectorsModel;
import org.gleaner.vector.WordVectorTable;
import org.gleaner.vector.evaluate.RankCorrelation;
import org.gleaner.vector.pool.DocumentPooling;

/**
 * The run of {@code evaluate --task similarity}: the cosine of two sentences' vectors, made of word
 * vectors, beside people's scores.
 */
final class EvaluateSimilarity implements Job.Run {
  private static final NetworkDefinition PAIRS =
      new NetworkDefinition(
          "mlp", "pair", Map.of("answer", "number", "low", "-1e9", "high", "1e9"));
  private static final StructType SCHEMA =
      new StructType()
          .add("first", DataTypes.StringType)
          .add("second", DataTypes.StringType)
          .add("score", DataTypes.DoubleType);

  private final EvaluateCommand settings;
  private final VectorFile vectors;
  private final List<String> methods;
  private final double smoothing;
  private final int clusters;

  /**
   * A run.
   *
   * @param methods names in {@link DocumentPooling#METHODS}
   * @param smoothing of sif
   * @param clusters of centroids
   */
  EvaluateSimilarity(
      EvaluateCommand settings,
      VectorFile vectors,
      List<String> methods,
      double smoothing,
      int clusters) {
    this.settings = settings;
    this.vectors = vectors;
    this.methods = methods;
    this.smoothing = smoothing;
    this.clusters = clusters;
  }

  @Override
  public Summary run(JobContext context) {
    return JobOutput.write(context, settings.check(), folder -> evaluate(context, folder));
  }

  private Summary evaluate(JobContext context, OutputFolder folder) {
    JavaRDD<LabelledLine<LabelledText>> lines =
        LabelledTextInput.read(context.spark(), settings.read(), PAIRS)
            .persist(StorageLevel.MEMORY_AND_DISK());
    Dataset<Row> pairs = tokens(context.spark(), lines).cache();
    long rows = pairs.count();
    WordVectorTable table = vectors.read();
    Map<String, Object> metrics = new LinkedHashMap<>();
    for (String method : methods) {
      Map<String, Double> figures = judge(pairs, table, method);
      metrics.put(method, figures);
      context.say(
          String.format(
              Locale.ROOT,
              "%-10s Spearman %.3f, Pearson %.3f",
              method,
              figures.get("spearman"),
              figures.get("pearson")));
    }
    long aside = QuarantinedLines.tell(context, lines.map(LabelledLine::aside), folder);
    pairs.unpersist();
    lines.unpersist();
    Judged.requireSome(rows, aside);
    Summary summary = new Summary("evaluate", rows, aside, context.seconds(), metrics);
    if (folder != null) {
      folder.write("report.html", report(metrics).html());
    }
    return summary;
  }

  private static Dataset<Row> tokens(
      SparkSession spark, JavaRDD<LabelledLine<LabelledText>> lines) {
    JavaRDD<Row> rows =
        lines
            .map(LabelledLine::value)
            .filter(text -> text != null)
            .map(text -> RowFactory.create(text.texts().get(0), text.texts().get(1), text.value()));
    Dataset<Row> texts = spark.createDataFrame(rows, SCHEMA);
    DocumentTokenizer first = new DocumentTokenizer().setTextCol("first").setTokensCol("tokens");
    DocumentTokenizer second =
        new DocumentTokenizer().setTextCol("second").setTokensCol("otherTokens");
    return second.transform(first.transform(texts)).select("tokens", "otherTokens", "score");
  }

  private Map<String, Double> judge(Dataset<Row> pairs, WordVectorTable table, String method) {
    Dataset<Row> both =
        pairs.select("tokens").union(pairs.select(pairs.col("otherTokens").as("tokens")));
    DocumentVectorsModel model =
        new DocumentVectors()
            .setMethod(method)
            .setSmoothing(smoothing)
            .setClusters(clusters)
            .fit(both, table);
    DocumentVectorsModel other =
        model.copy(new ParamMap()).setTokensCol("otherTokens").setOutputCol("otherVector");
    List<double[]> judged =
        other
            .transform(model.transform(pairs))
            .select("vector", "otherVector", "score")
            .javaRDD()
            .map(row -> new double[] {cosine(row.getAs(0), row.getAs(1)), row.getDouble(2)})
            .collect();
    double[] cosines = judged.stream().mapToDouble(pair -> pair[0]).toArray();
    double[] scores = judged.stream().mapToDouble(pair -> pair[1]).toArray();
    Map<String, Double> figures = new LinkedHashMap<>();
    figures.put("spearman", RankCorrelation.spearman(cosines, scores));
    figures.put("pearson", RankCorrelation.pearson(cosines, scores));
    return figures;
  }

  /** 0 where a sentence has no known word. */
  private static double cosine(Vector a, Vector b) {
    double[] left = a.toArray();
    double[] right = b.toArray();
    double product = 0;
    double squares = 0;
    double others = 0;
    for (int i = 0; i < left.length; i++) {
      product += left[i] * right[i];
      squares += left[i] * left[i];
      others += right[i] * right[i];
    }
    return squares == 0 || others == 0 ? 0 : product / Math.sqrt(squares * others);
  }

  private Report report(Map<String, Object> metrics) {
    List<List<String>> table = new ArrayList<>();
    metrics.forEach((method, figures) -> table.add(List.of(method, String.valueOf(figures))));
    Map<String, Object> provenance = new LinkedHashMap<>();
    provenance.put("model", vectors.location());
    provenance.put("smoothing", smoothing);
    provenance.put("clusters", clusters);
    provenance.putAll(Provenance.ofThisRun());
    return new Report("Likeness of sentences", String.join(", ", settings.read().inputs()))
        .section(
            "Correlation of cosines with people's scores",
            Fragments.table(List.of("method", "figures"), table))
        .section("Settings and provenance", Fragments.pairs(provenance));
  }
}
