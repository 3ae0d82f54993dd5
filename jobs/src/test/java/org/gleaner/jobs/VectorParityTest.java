package org.gleaner.jobs;

import static org.apache.spark.sql.functions.col;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.ml.PipelineModel;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.gleaner.io.Columns;
import org.gleaner.io.Corpus;
import org.gleaner.io.ReadSettings;
import org.gleaner.pass.KMeansPass;
import org.gleaner.search.MinHash;
import org.gleaner.stage.DocumentTokenizer;
import org.gleaner.stage.DocumentVectors;
import org.gleaner.stage.DocumentVectorsModel;
import org.gleaner.stage.DuplicateFinder;
import org.gleaner.stage.WordVectors;
import org.gleaner.stage.base.HadoopFolder;
import org.gleaner.stage.classical.ClassicalModel;
import org.gleaner.text.Token;
import org.gleaner.text.term.Tokenizers;
import org.gleaner.vector.WordKey;
import org.gleaner.vector.WordVectorTable;
import org.gleaner.vector.evaluate.RankCorrelation;
import org.gleaner.vector.file.WordVectorFolder;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What jobs make of word vectors and of documents is what the stages and direct calls make. */
final class VectorParityTest {
  private static final Map<String, String> TEXTS = new TreeMap<>(Paragraphs.ofFirst(24));
  private static final String COPY = "~copy";

  @TempDir static Path folder;
  private static Path input;

  @BeforeAll
  static void write() throws IOException {
    Map.Entry<String, String> first = TEXTS.entrySet().iterator().next();
    TEXTS.put(first.getKey() + COPY, first.getValue() + " The end.");
    input = Paragraphs.write(folder.resolve("input.jsonl"), TEXTS);
    run(
        "word2vec",
        "--input",
        input.toString(),
        "--model",
        path("words"),
        "--dimensions",
        "8",
        "--min-count",
        "2",
        "--workers",
        "1",
        "--set",
        "phrases=1",
        "--set",
        "phrase-threshold=10");
  }

  private static JsonNode run(String... arguments) throws IOException {
    CommandLineRun run = CommandLineRun.of(arguments);
    assertEquals(0, run.exit(), run.err());
    return run.summary();
  }

  private static String path(String name) {
    return folder.resolve(name).toString();
  }

  /** The lines in the order in which jobs see them. */
  private static Dataset<Row> documents() {
    return Corpus.read(CommandLineRun.spark(), ReadSettings.of(input.toString()))
        .lines(CommandLineRun.spark().sparkContext().defaultParallelism())
        .filter(col(Columns.CODE).isNull());
  }

  private static WordVectorTable saved() {
    return WordVectorFolder.read(
        name -> Files.newInputStream(folder.resolve("words").resolve(name)));
  }

  @Test
  void wordVectorsOfTheJobAreTheStages() {
    WordVectorTable job = saved();
    WordVectorTable stage =
        new WordVectors()
            .setTrainingOptions(
                "dimensions=8", "min-count=2", "workers=1", "phrases=1", "phrase-threshold=10")
            .fit(new DocumentTokenizer().transform(documents()))
            .table();
    assertEquals(job.size(), stage.size());
    assertEquals(2, job.phraseWords());
    for (int word = 0; word < job.size(); word++) {
      assertEquals(job.vocabulary().word(word), stage.vocabulary().word(word));
      assertArrayEquals(job.vector(word), stage.vector(word));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"average", "max", "tf-idf", "sif", "centroids"})
  void documentVectorsOfTheStageArePooledDirectly(String method) {
    Dataset<Row> tokens = new DocumentTokenizer().transform(documents());
    DocumentVectorsModel model =
        new DocumentVectors()
            .setMethod(method)
            .setClusters(5)
            .setWordVectors(path("words"))
            .fit(tokens);
    WordVectorTable table = saved();
    Map<String, double[]> vectors = vectors(model.transform(tokens), "id", "vector");
    assertEquals(TEXTS.keySet(), new TreeMap<>(vectors).keySet());
    TEXTS.forEach(
        (id, text) ->
            assertArrayEquals(model.pooling().pool(table, words(text)), vectors.get(id), id));
  }

  @Test
  void similarityIsJudgedByTheStagesVectors() throws IOException {
    List<String> texts = List.copyOf(TEXTS.values());
    List<String> lines = new ArrayList<>();
    double[] scores = new double[texts.size() - 1];
    for (int i = 0; i < scores.length; i++) {
      scores[i] = i * 7 % 5;
      lines.add(scores[i] + "\t" + texts.get(i) + "\t" + texts.get(i + 1));
    }
    JsonNode job =
        run(
            "evaluate",
            "--task",
            "similarity",
            "--method",
            "average",
            "--model",
            path("words"),
            "--input",
            Files.write(folder.resolve("pairs.tsv"), lines).toString(),
            "--columns",
            "label,text,second");
    Dataset<Row> tokens = new DocumentTokenizer().transform(documents());
    DocumentVectors stage =
        new DocumentVectors().setMethod("average").setWordVectors(path("words"));
    Map<String, double[]> vectors = vectors(stage.fit(tokens).transform(tokens), "text", "vector");
    double[] cosines = new double[scores.length];
    for (int i = 0; i < cosines.length; i++) {
      cosines[i] = cosine(vectors.get(texts.get(i)), vectors.get(texts.get(i + 1)));
    }
    assertEquals(
        RankCorrelation.spearman(cosines, scores),
        job.at("/metrics/average/spearman").doubleValue(),
        1e-12);
  }

  @Test
  void classifiersAreTrainedOnTheStagesVectors() throws IOException {
    List<String> lines = new ArrayList<>();
    TEXTS.values().forEach(text -> lines.add(text.length() % 2 + "\t" + text));
    run(
        "train",
        "--task",
        "classify",
        "--method",
        "logistic-regression",
        "--input",
        Files.write(folder.resolve("labelled.tsv"), lines).toString(),
        "--columns",
        "label,text",
        "--embeddings",
        path("words"),
        "--set",
        "features=average",
        "--model",
        path("classifier"));
    PipelineModel job =
        ClassicalModel.read(HadoopFolder.of(path("classifier"), new Configuration())).pipeline();
    Map<String, double[]> vectors = vectors(job.transform(documents()), "id", "features");
    WordVectorTable table = saved();
    TEXTS.forEach(
        (id, text) ->
            assertArrayEquals(
                org.gleaner.vector.pool.DocumentPooling.average().pool(table, words(text)),
                vectors.get(id),
                id));
  }

  @Test
  void duplicatesOfTheJobAreTheStages() throws IOException {
    run("duplicates", "--input", input.toString(), "--output", path("once"));
    Map<String, String> expected = new HashMap<>();
    for (Row row : new DuplicateFinder().transform(documents()).collectAsList()) {
      if (row.getAs("duplicateOf") != null) {
        expected.put(row.getAs("id"), row.getAs("duplicateOf"));
      }
    }
    Map<String, String> found = new HashMap<>();
    for (Row row : CommandLineRun.spark().read().parquet(path("once/duplicates")).collectAsList()) {
      found.put(row.getAs("id"), row.getAs("duplicate_of"));
    }
    assertEquals(expected, found);
    assertEquals(1, found.size());
    found.forEach((copy, kept) -> assertTrue(areAlike(TEXTS.get(copy), TEXTS.get(kept))));
  }

  private static boolean areAlike(String text, String other) {
    MinHash hash = new MinHash(5, 14, 8, 1);
    int[] one = hash.signature(List.of(words(text)));
    int[] two = hash.signature(List.of(words(other)));
    int equal = 0;
    for (int i = 0; i < one.length; i++) {
      equal += one[i] == two[i] ? 1 : 0;
    }
    return equal >= 0.8 * one.length;
  }

  @Test
  void clustersOfTheJobAreThoseOfADirectCall() throws IOException {
    run("tfidf", "--input", input.toString(), "--output", path("index"));
    run(
        "cluster",
        "--vectors",
        path("index/vectors"),
        "--clusters",
        "3",
        "--output",
        path("groups"));
    Dataset<Row> vectors = CommandLineRun.spark().read().parquet(path("index/vectors"));
    KMeansPass direct = new KMeansPass("cosine", 50, 3, 42);
    Dataset<Row> expected =
        direct.run(vectors, "features", List.of(3)).get(3).model().transform(vectors);
    assertEquals(
        clusters(expected, "cluster"),
        clusters(CommandLineRun.spark().read().parquet(path("groups/clusters")), "cluster"));
  }

  private static Map<String, Integer> clusters(Dataset<Row> rows, String column) {
    Map<String, Integer> clusters = new HashMap<>();
    for (Row row : rows.select("id", column).collectAsList()) {
      clusters.put(row.getString(0), row.getInt(1));
    }
    return clusters;
  }

  private static Map<String, double[]> vectors(Dataset<Row> rows, String key, String column) {
    Map<String, double[]> vectors = new HashMap<>();
    for (Row row : rows.select(key, column).collectAsList()) {
      vectors.put(row.getString(0), row.<Vector>getAs(1).toArray());
    }
    return vectors;
  }

  private static String[] words(String text) {
    List<String> words = new ArrayList<>();
    for (Token token : Tokenizers.CATALOGUE.named("word").tokenize(text)) {
      String word = WordKey.of(token.text(), true);
      if (word != null) {
        words.add(word);
      }
    }
    return words.toArray(new String[0]);
  }

  private static double cosine(double[] a, double[] b) {
    double product = 0;
    double squares = 0;
    double others = 0;
    for (int i = 0; i < a.length; i++) {
      product += a[i] * b[i];
      squares += a[i] * a[i];
      others += b[i] * b[i];
    }
    return product / Math.sqrt(squares * others);
  }
}
