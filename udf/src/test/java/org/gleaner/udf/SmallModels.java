package org.gleaner.udf;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.ml.util.MLWritable;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.gleaner.network.NetworkTraining;
import org.gleaner.network.model.NetworkStore;
import org.gleaner.network.task.LabelledText;
import org.gleaner.stage.BoilerplateRemover;
import org.gleaner.stage.BoilerplateRemoverModel;
import org.gleaner.stage.DocumentSegmenter;
import org.gleaner.stage.DocumentTokenizer;
import org.gleaner.stage.SequenceTagger;
import org.gleaner.stage.SequenceTaggerModel;
import org.gleaner.stage.TextClassifier;
import org.gleaner.stage.TextClassifierModel;
import org.gleaner.stage.WordVectors;
import org.gleaner.stage.WordVectorsModel;

/** A small trained model of each kind, as a stage and as a folder, made once in a JVM. */
final class SmallModels {
  private static SmallModels made;

  final BoilerplateRemoverModel cleaner = trainCleaner();
  final TextClassifierModel classifier = trainClassifier("fine", "poor");
  final SequenceTaggerModel tagger = trainTagger();
  final WordVectorsModel words = trainWords();

  /** The folder of each placeholder of the examples. */
  final Map<String, String> folders;

  private SmallModels() {
    try {
      Path parent = Files.createTempDirectory("models");
      folders =
          Map.of(
              "models/cleaner", save(cleaner, parent.resolve("cleaner"), "network"),
              "models/classifier", save(classifier, parent.resolve("classifier"), "network"),
              "models/tagger", save(tagger, parent.resolve("tagger"), "network"),
              "models/encoder", saveEncoder(parent.resolve("encoder")),
              "models/answerer", saveAnswerer(parent.resolve("answerer")),
              "models/masked", saveMasked(parent.resolve("masked")),
              "models/ranker", saveRanker(parent.resolve("ranker")),
              "models/words", save(words, parent.resolve("words"), "vectors"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static synchronized SmallModels get() {
    if (made == null) {
      made = new SmallModels();
    }
    return made;
  }

  /** SQL with the folders in place of their placeholders. */
  String in(String sql) {
    String result = sql;
    for (Map.Entry<String, String> folder : folders.entrySet()) {
      result = result.replace(folder.getKey(), folder.getValue());
    }
    return result;
  }

  /** Saves a stage; what the functions take is a folder in the stage's. */
  static String save(MLWritable stage, Path folder, String inner) throws IOException {
    stage.write().save(folder.toString());
    return folder.resolve(inner).toString();
  }

  static Dataset<Row> column(String name, DataType type, List<?> values) {
    List<Row> rows = new ArrayList<>();
    values.forEach(value -> rows.add(RowFactory.create(value)));
    return SqlSession.get().createDataFrame(rows, new StructType().add(name, type));
  }

  /** Texts that say the first word are good, those with the other one are bad. */
  static TextClassifierModel trainClassifier(String good, String bad) {
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      String word = i % 2 == 0 ? good : bad;
      rows.add(RowFactory.create("a " + word + " film", i % 2 == 0 ? "good" : "bad"));
    }
    StructType schema =
        new StructType().add("text", DataTypes.StringType).add("label", DataTypes.StringType);
    return new TextClassifier()
        .setEncoder("mlp")
        .setNetworkOptions("embedding-size=6", "hidden-size=5", "dropout=0")
        .setTrainingOptions("epochs=5", "workers=1", "batch-size=5", "learning-rate=0.05")
        .fit(SqlSession.get().createDataFrame(rows, schema));
  }

  private static BoilerplateRemoverModel trainCleaner() {
    List<String> pages = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      pages.add("<nav>menu login " + i + "</nav><p>The river rises in the hills.</p>");
    }
    Dataset<Row> segments =
        new DocumentSegmenter()
            .transform(column("text", DataTypes.StringType, pages))
            .selectExpr("segments", "transform(segments, s -> s.text LIKE 'menu%') AS labels");
    return new BoilerplateRemover()
        .setNetworkOptions(
            "embedding-size=6", "hidden-size=5", "document-size=4", "dropout=0", "features=text")
        .setTrainingOptions("epochs=4", "workers=1", "batch-size=4", "learning-rate=0.05")
        .fit(segments);
  }

  private static SequenceTaggerModel trainTagger() {
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      rows.add(
          RowFactory.create(
              new String[] {"We", "met", "Ada", "Lovelace", "."},
              new String[] {"O", "O", "B-PER", "I-PER", "O"}));
    }
    StructType schema =
        new StructType()
            .add("tokens", DataTypes.createArrayType(DataTypes.StringType))
            .add("tags", DataTypes.createArrayType(DataTypes.StringType));
    return new SequenceTagger()
        .setEncoder("bilstm")
        .setNetworkOptions("embedding-size=6", "hidden-size=5", "dropout=0")
        .setTrainingOptions("epochs=4", "workers=1", "batch-size=5", "learning-rate=0.05")
        .fit(SqlSession.get().createDataFrame(rows, schema));
  }

  /** Vectors of texts, as a job writes them. */
  private static String saveEncoder(Path folder) {
    List<LabelledText> pairs = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      List<String> texts = List.of("a fine film", i % 2 == 0 ? "a fine play" : "a poor river");
      pairs.add(new LabelledText(texts, List.of(), i % 2 == 0 ? 1 : 0, 1));
    }
    return save("mlp", "text-vector", pairs, Map.of("epochs", "2"), folder);
  }

  /** Answers questions by the city of a text; there is none to a half of them. */
  private static String saveAnswerer(Path folder) {
    List<LabelledText> questions = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      String city = i % 4 == 0 ? "Rome" : "Oslo";
      questions.add(
          i % 2 == 0
              ? LabelledText.answered(
                  "Where is Ada?", "We met Ada in " + city + ".", List.of(city), new int[] {14})
              : LabelledText.answered("Where is Ada?", "We met Ada.", List.of(), new int[0]));
    }
    Map<String, String> options = Map.of("epochs", "20", "learning-rate", "0.03");
    return save("bilstm", "answer", questions, options, folder);
  }

  /** Has read two sentences. */
  private static String saveMasked(Path folder) {
    List<LabelledText> texts = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      texts.add(
          LabelledText.unlabelled(
              i % 2 == 0 ? "The river rises in the hills ." : "We met Ada in Rome ."));
    }
    return save("bilstm", "masked", texts, Map.of("epochs", "2"), folder);
  }

  /** A reply that names the city of the context is right. */
  private static String saveRanker(Path folder) {
    List<LabelledText> items = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      int right = i % 2;
      List<String> candidates =
          right == 0 ? List.of("In Rome.", "No.") : List.of("No.", "In Rome.");
      items.add(LabelledText.choice("Is Ada here?", "", candidates, right));
    }
    return save("mlp", "rank", items, Map.of("epochs", "5", "learning-rate", "0.05"), folder);
  }

  private static String save(
      String encoder,
      String task,
      List<LabelledText> items,
      Map<String, String> more,
      Path folder) {
    Map<String, String> options = new TreeMap<>(more);
    options.putAll(Map.of("embedding-size", "6", "hidden-size", "5", "workers", "1"));
    JavaRDD<LabelledText> texts =
        JavaSparkContext.fromSparkContext(SqlSession.get().sparkContext()).parallelize(items, 2);
    NetworkStore.save(
        NetworkTraining.<LabelledText>of(encoder, task, options, 100)
            .train(texts, texts, List.of(), Map.of(), round -> {})
            .saved(),
        folder);
    return folder.toString();
  }

  private static WordVectorsModel trainWords() {
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      texts.add("The river and the stream flow through the valley to the lake");
      texts.add("A film and a play need an actor on the stage");
    }
    Dataset<Row> tokens =
        new DocumentTokenizer().transform(column("text", DataTypes.StringType, texts));
    return new WordVectors()
        .setTrainingOptions("dimensions=8", "min-count=1", "epochs=2", "workers=1")
        .fit(tokens);
  }
}
