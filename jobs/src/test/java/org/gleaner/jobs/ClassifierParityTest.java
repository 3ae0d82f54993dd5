package org.gleaner.jobs;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.ml.PipelineModel;
import org.apache.spark.ml.Transformer;
import org.apache.spark.ml.classification.LinearSVCModel;
import org.apache.spark.ml.classification.OneVsRestModel;
import org.apache.spark.ml.classification.ProbabilisticClassificationModel;
import org.apache.spark.ml.feature.IndexToString;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.gleaner.Options;
import org.gleaner.network.Predictor;
import org.gleaner.network.model.NetworkStore;
import org.gleaner.network.task.LabelledText;
import org.gleaner.search.TermVector;
import org.gleaner.search.TermVectors;
import org.gleaner.search.TermWeighting;
import org.gleaner.stage.TextClassifierModel;
import org.gleaner.stage.TfIdfVectorizerModel;
import org.gleaner.stage.base.HadoopFolder;
import org.gleaner.stage.classical.ClassicalModel;
import org.gleaner.text.term.Analyzer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A classifier says the same in the job, as a stage, called directly and in SQL. */
final class ClassifierParityTest {
  private static final StructType TEXT =
      new StructType().add("text", DataTypes.StringType).add("truth", DataTypes.StringType);

  private static final double ROUNDED = 1e-4;

  @RegisterExtension static final JobRunner jobs = new JobRunner();
  private static final Map<String, String> LABELS = new LinkedHashMap<>();
  private static Path input;
  private static Dataset<Row> documents;

  @BeforeAll
  static void write() throws IOException {
    List<String> lines = new ArrayList<>();
    List<Row> rows = new ArrayList<>();
    for (String text : Paragraphs.ofFirst(24).values()) {
      String label = text.length() % 3 == 0 ? "often" : "rare";
      LABELS.put(text, label);
      lines.add(label + "\t" + text);
      rows.add(RowFactory.create(text, label));
    }
    input = jobs.file("labelled.tsv", lines);
    documents = CommandLineRun.spark().createDataFrame(rows, TEXT).repartition(3);
  }

  private static JsonNode run(String job, String model, String... more) throws IOException {
    return jobs.run(job)
        .with("task", "classify")
        .with("input", input)
        .with("columns", "label,text")
        .in("model", model)
        .more(more)
        .summary();
  }

  /** The share of texts whose label is the one that was said. */
  private static double accuracy(Map<String, String> said) {
    assertEquals(LABELS.keySet(), said.keySet());
    long right = LABELS.keySet().stream().filter(t -> LABELS.get(t).equals(said.get(t))).count();
    return (double) right / LABELS.size();
  }

  @ParameterizedTest
  @CsvSource({
    "logistic-regression,iterations=2",
    "naive-bayes,smoothing=1",
    "linear-svm,iterations=2",
    "random-forest,trees=3"
  })
  void classicalClassifier(String method, String setting) throws IOException {
    run("train", method, "--method", method, "--set", setting);
    JsonNode judged = run("evaluate", method);
    PipelineModel pipeline =
        ClassicalModel.read(HadoopFolder.of(jobs.path(method).toString(), new Configuration()))
            .pipeline();
    Map<String, String> stage = new HashMap<>();
    for (Row row : pipeline.transform(documents).collectAsList()) {
      stage.put(row.getAs("text"), row.getAs(ClassicalModel.PREDICTED));
    }
    assertEquals(directly(pipeline), stage);
    assertEquals(stage, predicted(method));
    assertEquals(accuracy(stage), judged.at("/metrics/accuracy").doubleValue(), ROUNDED);
  }

  /** The labels of the texts by the job, which keeps the fields of the lines. */
  private static Map<String, String> predicted(String model) throws IOException {
    jobs.run("predict")
        .in("model", model)
        .with("input", input)
        .with("columns", "label,text")
        .in("output", "predicted by " + model)
        .done();
    Map<String, String> labels = new HashMap<>();
    for (Row row : jobs.parquet("predicted by " + model + "/predictions").collectAsList()) {
      JsonNode fields = new ObjectMapper().readTree(row.<String>getAs("fields"));
      labels.put(fields.get("text").textValue(), row.getAs("label"));
      assertEquals(LABELS.get(fields.get("text").textValue()), fields.get("label").textValue());
    }
    return labels;
  }

  private static Map<String, String> directly(PipelineModel pipeline) {
    TfIdfVectorizerModel terms = (TfIdfVectorizerModel) pipeline.stages()[0];
    ToDoubleFunction<Vector> classifier = classifier(pipeline.stages()[1]);
    String[] labels = ((IndexToString) pipeline.stages()[2]).getLabels();
    Analyzer analyzer = Analyzer.of(Options.ofSettings(terms.getAnalysis()));
    TermWeighting weighting = TermWeighting.of(Options.ofSettings(terms.getWeighting()));
    TermVectors vectors = new TermVectors(analyzer, terms.dictionary());
    double[] idf = weighting.idf(terms.dictionary());
    Map<String, String> said = new HashMap<>();
    for (String text : LABELS.keySet()) {
      TermVector vector = vectors.of(text);
      Vector features = Vectors.sparse(idf.length, vector.terms(), weighting.weights(vector, idf));
      said.put(text, labels[(int) classifier.applyAsDouble(features)]);
    }
    return said;
  }

  /** Of one against the rest, that which is surest of its own. */
  @SuppressWarnings("unchecked") // every classifier of ours is one of vectors
  private static ToDoubleFunction<Vector> classifier(Transformer stage) {
    if (stage instanceof OneVsRestModel rest) {
      return features -> {
        double[] sure =
            Arrays.stream(rest.models())
                .mapToDouble(one -> ((LinearSVCModel) one).predictRaw(features).apply(1))
                .toArray();
        return IntStream.range(0, sure.length)
            .reduce((best, label) -> sure[label] > sure[best] ? label : best)
            .orElseThrow();
      };
    }
    return ((ProbabilisticClassificationModel<Vector, ?>) stage)::predict;
  }

  @Test
  void network() throws IOException {
    List<String> options = new ArrayList<>(List.of("--encoder", "mlp", "--epochs", "2"));
    options.addAll(List.of("--workers", "1", "--set", "embedding-size=6"));
    options.addAll(List.of("--set", "learning-rate=0.05"));
    run("train", "network", options.toArray(new String[0]));
    JsonNode judged = run("evaluate", "network");
    Path model = jobs.path("network");
    TextClassifierModel stage = new TextClassifierModel(NetworkStore.files(model));
    Predictor<LabelledText> predictor = Predictor.ofTexts(model);
    Map<String, String> said = new HashMap<>();
    for (Row row : sql(model, stage.setFeaturesCol("text").transform(documents))) {
      String text = row.getAs("text");
      float[] output = predictor.output(LabelledText.unlabelled(List.of(text)));
      double[] direct = new double[output.length];
      for (int i = 0; i < direct.length; i++) {
        direct[i] = output[i];
      }
      assertArrayEquals(direct, row.<Vector>getAs("probability").toArray(), 1e-6, text);
      String label = stage.labels().get((int) row.<Double>getAs("prediction").doubleValue());
      assertEquals(predictor.decide(output), List.of(label));
      assertEquals(label, row.getAs("label"));
      said.put(text, label);
    }
    assertEquals(said, predicted("network"));
    assertEquals(accuracy(said), judged.at("/metrics/accuracy").doubleValue(), ROUNDED);
  }

  private static List<Row> sql(Path model, Dataset<Row> rows) {
    SparkSession session = CommandLineRun.spark();
    rows.createOrReplaceTempView("said");
    return session
        .sql("SELECT *, classify_text(text, '" + model + "').label AS label FROM said")
        .collectAsList();
  }
}
