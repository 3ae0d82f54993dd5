package org.gleaner.stage;

import static org.apache.spark.sql.functions.expr;

import java.util.List;
import java.util.Map;
import org.apache.spark.ml.Pipeline;
import org.apache.spark.ml.PipelineStage;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.gleaner.LocalSpark;
import org.gleaner.network.model.ModelFiles;
import org.gleaner.network.model.NetworkDefinition;
import org.gleaner.network.model.SavedNetwork;
import org.gleaner.network.model.Weights;
import org.gleaner.network.task.TaskState;
import org.gleaner.network.tensor.Tensor;
import org.gleaner.network.train.TrainerSettings;
import org.gleaner.text.Vocabulary;
import org.gleaner.text.lexicon.Lexicon;
import org.gleaner.text.lexicon.WordForms;
import org.gleaner.text.lexicon.WordLexicon;

/** Documents with every column that a stage may read, null and empty ones among them. */
final class StageFixture {
  private static final List<Row> DOCUMENTS =
      List.of(
          RowFactory.create(
              1L,
              "<p>Parameter averaging trains neural networks.</p>"
                  + "<div><a href='/'>Home</a></div><p>Neural networks learn vectors.</p>"),
          RowFactory.create(2L, null),
          RowFactory.create(3L, ""),
          RowFactory.create(4L, "Two parts   and the neural networks of the second."),
          RowFactory.create(5L, "\ud800 \u0000 \u00e9\u0301 \ud83d\ude00"),
          RowFactory.create(6L, "Words near other words. ".repeat(6)));

  /** Computed once, for the contract of every stage reads them many times. */
  private static List<Row> rows;

  private static StructType schema;

  private StageFixture() {}

  static synchronized Dataset<Row> documents() {
    if (rows == null) {
      Dataset<Row> computed = compute();
      rows = computed.collectAsList();
      schema = computed.schema();
    }
    return LocalSpark.session().createDataFrame(rows, schema);
  }

  /** A network of random weights that gives vectors of texts. */
  static ModelFiles encoder() {
    return network(new NetworkDefinition("mlp", "text-vector", Map.of("embedding-size", "6")));
  }

  /** A network of random weights that answers questions. */
  static ModelFiles answerer() {
    return network(new NetworkDefinition("cnn", "answer", Map.of("embedding-size", "6")));
  }

  /** A network of random weights that fills masks. */
  static ModelFiles masked() {
    return network(new NetworkDefinition("cnn", "masked", Map.of("embedding-size", "6")));
  }

  /** A network of random weights that ranks candidates. */
  static ModelFiles ranker() {
    return network(new NetworkDefinition("cnn", "rank", Map.of("embedding-size", "6")));
  }

  private static ModelFiles network(NetworkDefinition definition) {
    Vocabulary words = Vocabulary.of(Map.of("neural", 3L, "networks", 2L, "words", 1L), 1, 9);
    Lexicon lexicon = new WordLexicon(new WordForms("word", false), words, 0);
    ComputationGraph graph =
        new ComputationGraph(definition.configuration(lexicon, TrainerSettings.defaults()));
    graph.init();
    Map<String, Tensor> tensors = Weights.of(graph);
    return ModelFiles.of(
        new SavedNetwork(
            definition,
            lexicon,
            definition.newTask().labels(),
            TaskState.none(),
            Map.of(),
            tensors));
  }

  private static Dataset<Row> compute() {
    StructType schema =
        new StructType().add("id", DataTypes.LongType).add("text", DataTypes.StringType);
    Dataset<Row> raw = LocalSpark.session().createDataFrame(DOCUMENTS, schema);
    PipelineStage[] stages = {
      new TextNormalizer(), new DocumentSegmenter(), new DocumentTokenizer(), new KeyphraseRanker()
    };
    return new Pipeline()
        .setStages(stages)
        .fit(raw)
        .transform(raw)
        .withColumn("labels", expr("transform(segments, s -> s.html.linkChars > 0)"))
        .withColumn("tags", expr("transform(tokens, t -> if(t.begin < 3, 'B-x', 'O'))"))
        .withColumn("question", expr("if(id = 4, null, 'which networks')"))
        .withColumn("context", expr("text"))
        .withColumn(
            "candidates",
            expr(
                "CASE id WHEN 1 THEN array('neural networks', 'words') WHEN 4 THEN null"
                    + " WHEN 5 THEN array('words', null) WHEN 6 THEN array()"
                    + " ELSE array('words', '', 'other words') END"))
        .withColumn("label", expr("cast(id % 2 as double)"));
  }
}
