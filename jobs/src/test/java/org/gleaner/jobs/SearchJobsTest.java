package org.gleaner.jobs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The jobs tfidf, search and cluster, and classical classifiers, on made-up texts. */
class SearchJobsTest {
  private static final List<String> WORDS =
      List.of(
          "river sea boat fish harbour anchor wave coast",
          "engine wheel road brake driver motor garage fuel",
          "piano violin choir melody concert organ rhythm song");

  /** Enough for three topics that share no word. */
  private static final Map<String, List<String>> SMALL =
      Map.of(
          "logistic-regression", List.of("--set", "iterations=10"),
          "linear-svm", List.of("--set", "iterations=10"),
          "random-forest", List.of("--set", "trees=5", "--set", "depth=4"));

  @RegisterExtension static final JobRunner jobs = new JobRunner();
  private static Path texts;

  @BeforeAll
  static void write() throws IOException {
    Random random = new Random(1);
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < 90; i++) {
      String[] words = WORDS.get(i % 3).split(" ", -1);
      StringBuilder text = new StringBuilder("the");
      for (int j = 0; j < 12; j++) {
        text.append(' ').append(words[random.nextInt(words.length)]);
      }
      lines.add("topic" + i % 3 + "\td" + i + "\t" + text + (i == 0 ? " lighthouse" : ""));
    }
    lines.add("lonely");
    texts = jobs.file("texts.tsv", lines);
  }

  private static JobRunner.Command run(String job) {
    return jobs.run(job).with("input", texts).with("columns", "label,id,text");
  }

  @Test
  void piecesAreLearntAndCutByTheirVocabulary() throws IOException {
    String wordPiece = pieces("wordpiece", "--vocabulary-size", "60");
    JsonNode made =
        run("tfidf")
            .in("output", "of-pieces")
            .with("tokenizer", "wordpiece")
            .set("vocabulary", wordPiece)
            .set("marks", "keep")
            .summary();
    assertEquals(90, made.get("rows").intValue());
    int terms = made.at("/metrics/terms").intValue();
    assertTrue(terms > 26 && terms <= 60, "pieces and not words: " + terms);
    assertTrue(Files.readString(Path.of(pieces("byte-level-bpe"))).contains("ByteLevel"));
    CommandLineRun wrong =
        CommandLineRun.of("subwords", "--kind", "unigram", "--vocabulary-size", "0");
    assertEquals(2, wrong.exit());
    assertTrue(wrong.err().contains("Cannot use --kind: unigram"), wrong.err());
    assertTrue(wrong.err().contains("Cannot use --vocabulary-size: 0"), wrong.err());
    assertTrue(wrong.err().contains("without --input"), wrong.err());
  }

  private static String pieces(String kind, String... more) throws IOException {
    return piecesIn(kind, kind, more);
  }

  private static String piecesIn(String folder, String kind, String... more) throws IOException {
    JsonNode made = run("subwords").with("kind", kind).in("output", folder).more(more).summary();
    assertEquals(90, made.get("rows").intValue());
    assertEquals(1, made.get("quarantined").intValue());
    assertTrue(made.at("/metrics/pieces").intValue() > 26, made.toString());
    assertTrue(Files.exists(jobs.path(folder + "/report.html")));
    return jobs.path(folder + "/tokenizer.json").toString();
  }

  @Test
  void anIndexIsMadeAndSearched() throws IOException {
    JsonNode made = run("tfidf").in("output", "index").with("partitions", 4).summary();
    assertEquals(90, made.get("rows").intValue());
    assertEquals(1, made.get("quarantined").intValue());
    assertEquals(26, made.at("/metrics/terms").intValue());
    assertEquals(90, jobs.parquet("index/vectors").count());
    for (String ranking : List.of("bm25", "tf-idf")) {
      JsonNode found =
          jobs.run("search")
              .in("index", "index")
              .with("query", "Lighthouse")
              .with("query", "the")
              .with("like", "d1")
              .with("ranking", ranking)
              .with("top", 7)
              .in("output", "hits-" + ranking)
              .summary();
      JsonNode queries = found.at("/metrics/queries");
      assertEquals(1, queries.get(0).get("hits").size());
      assertEquals("d0", queries.at("/0/hits/0/id").asText());
      assertEquals(7, queries.get(1).get("hits").size());
      for (JsonNode hit : queries.get(2).get("hits")) {
        assertEquals(1, Integer.parseInt(hit.get("id").asText().substring(1)) % 3);
      }
      assertEquals(15, jobs.parquet("hits-" + ranking + "/hits").count());
    }
  }

  @Test
  void anIndexIsWholeAndKeepsItsOwnFiles() throws IOException {
    String vocabulary = piecesIn("wordpiece-kept", "wordpiece");
    run("tfidf")
        .in("output", "whole")
        .with("partitions", 2)
        .with("tokenizer", "wordpiece")
        .set("vocabulary", vocabulary)
        .summary();
    Files.delete(Path.of(vocabulary));
    assertEquals(1, search("whole").summary().get("rows").intValue());
    change("whole", "\"tokenizer.json\"", "\"/etc/x\"");
    assertRefused("/etc/x lies outside the folder", search("whole"));
    change("whole", "\"/etc/x\"", "\"tokenizer.json\"");
    try (var shards = Files.list(jobs.path("whole/shards"))) {
      Files.delete(shards.filter(shard -> shard.toString().endsWith(".bin")).findFirst().get());
    }
    assertRefused("of 90 documents is missing", search("whole"));
  }

  private static JobRunner.Command search(String index) {
    return jobs.run("search").in("index", index).with("query", "lighthouse");
  }

  private static void assertRefused(String problem, JobRunner.Command command) {
    CommandLineRun run = command.any();
    assertEquals(1, run.exit(), run.err());
    assertTrue(run.err().contains(problem), run.err());
    assertTrue(run.err().contains("[INVALID_MODEL]"), run.err());
  }

  @Test
  void aClassicalModelIsPlainFiles() throws IOException {
    run("train").with("task", "classify").with("method", "naive-bayes").in("model", "nb").summary();
    try (var files = Files.list(jobs.path("nb"))) {
      List<String> names =
          files
              .map(file -> file.getFileName().toString())
              .filter(name -> !name.startsWith(".") && !name.startsWith("_"))
              .sorted()
              .toList();
      assertEquals(
          List.of(
              "config.json", "dictionary.bin", "quarantine", "report.html", "weights.safetensors"),
          names);
    }
    change("nb", "\"format\" : 2", "\"format\" : 1");
    assertRefused("Train the classifier anew", evaluation("nb"));
    change("nb", "\"format\" : 1", "\"format\" : 2");
    change("nb", "\"topic1\"", "\"topic0\"");
    assertRefused("Accepted: two or more, each once", evaluation("nb"));
    change("nb", "\"topic0\", \"topic0\"", "\"topic0\"");
    assertRefused("do not fit the features and labels", evaluation("nb"));
  }

  /** Changes a config.json, and takes the checksum away that Hadoop would compare it with. */
  private static void change(String folder, String from, String to) throws IOException {
    String config = jobs.text(folder + "/config.json");
    assertTrue(config.contains(from), config);
    Files.writeString(jobs.path(folder + "/config.json"), config.replace(from, to));
    Files.deleteIfExists(jobs.path(folder + "/.config.json.crc"));
  }

  private static JobRunner.Command evaluation(String model) {
    return run("evaluate").with("task", "classify").in("model", model);
  }

  @Test
  void whatIsNoIndexIsTold() {
    CommandLineRun run = jobs.run("search").in("index", "nowhere").with("query", "x").any();
    assertEquals(1, run.exit());
    assertTrue(run.err().contains("Cannot read index: "), run.err());
    CommandLineRun wrong = CommandLineRun.of("search", "--index", "x", "--set", "k2=1");
    assertEquals(2, wrong.exit());
    assertTrue(wrong.err().contains("k2"), wrong.err());
    assertTrue(wrong.err().contains("without --query, --queries or --like"), wrong.err());
  }

  @Test
  void clustersAgreeWithTheTopics() throws IOException {
    JsonNode found = run("cluster").in("output", "clusters").with("clusters", "2-4").summary();
    assertEquals(3, found.at("/metrics/clusters").intValue());
    assertEquals(1, found.at("/metrics/nmi").doubleValue(), 1e-9);
    assertEquals(1, found.at("/metrics/purity").doubleValue(), 1e-9);
    List<Row> rows = jobs.parquet("clusters/clusters").collectAsList();
    assertEquals(90, rows.size());
    String report = jobs.text("clusters/report.html");
    assertTrue(report.contains("violin") && report.contains("<circle"));
  }

  @Test
  void everyClassicalMethodLearnsTheTopics() throws IOException {
    for (String method : org.gleaner.stage.classical.ClassicalMethods.CATALOGUE.names()) {
      JsonNode trained =
          run("train")
              .with("task", "classify")
              .with("method", method)
              .in("model", method)
              .more(SMALL.getOrDefault(method, List.of()).toArray(new String[0]))
              .summary();
      assertEquals(90, trained.get("rows").intValue());
      assertEquals(1, trained.get("quarantined").intValue());
      JsonNode judged = judged(method);
      assertTrue(judged.at("/metrics/accuracy").doubleValue() > 0.9, method + " " + judged);
    }
  }

  @Test
  void classicalMethodsLearnFromWordVectors() throws IOException {
    List<String> lines = new ArrayList<>(List.of("24 3"));
    for (int topic = 0; topic < 3; topic++) {
      String[] words = WORDS.get(topic).split(" ", -1);
      for (int i = 0; i < words.length; i++) {
        double[] vector = {0.1, 0.01 * i, 0.2};
        vector[topic] += 1;
        lines.add(words[i] + " " + vector[0] + " " + vector[1] + " " + vector[2]);
      }
    }
    Path vectors = jobs.file("vectors.txt", lines);
    JsonNode average = trained(vectors, "logistic-regression", "features=average");
    assertEquals(3, average.at("/metrics/dimensions").intValue());
    assertEquals(24, average.at("/metrics/words").intValue());
    JsonNode centroids = trained(vectors, "naive-bayes", "clusters=4");
    assertEquals(4, centroids.at("/metrics/dimensions").intValue());
    CommandLineRun wrong = training(vectors, "naive-bayes", "features=sif").withoutSpark();
    assertEquals(2, wrong.exit());
    assertTrue(wrong.err().contains("Accepted: centroids"), wrong.err());
  }

  @Test
  void classicalMethodsLearnFromTheVectorsOfANetwork() throws IOException {
    List<String> pairs = new ArrayList<>();
    for (int i = 0; i < 24; i++) {
      String[] first = WORDS.get(i % 3).split(" ", -1);
      String[] second = WORDS.get(i % 2 == 0 ? i % 3 : (i + 1) % 3).split(" ", -1);
      pairs.add((i % 2 == 0 ? 1 : 0) + "\t" + first[i % 5] + "\t" + second[(i + 2) % 5]);
    }
    run("train")
        .with("task", "text-vector")
        .with("encoder", "mlp")
        .with("input", jobs.file("pairs.tsv", pairs))
        .with("columns", "label,text,second")
        .with("epochs", "2")
        .in("model", "sentences")
        .summary();
    JsonNode trained = trained(jobs.path("sentences"), "logistic-regression", "iterations=50");
    assertTrue(trained.at("/metrics/dimensions").intValue() > 1, trained::toString);
    run("train")
        .with("task", "classify")
        .with("encoder", "mlp")
        .with("epochs", "1")
        .in("model", "labels")
        .summary();
    CommandLineRun labels =
        training(jobs.path("labels"), "logistic-regression", "iterations=50").withoutSpark();
    assertEquals(1, labels.exit());
    assertTrue(labels.err().contains("task: classify. Accepted: text-vector"), labels.err());
    CommandLineRun counts =
        training(jobs.path("sentences"), "naive-bayes", "smoothing=1").withoutSpark();
    assertEquals(2, counts.exit());
    assertTrue(counts.err().contains("negative numbers"), counts.err());
    CommandLineRun option =
        training(jobs.path("sentences"), "linear-svm", "features=sif").withoutSpark();
    assertEquals(2, option.exit());
    assertTrue(option.err().contains("features"), option.err());
  }

  private static JobRunner.Command training(Path vectors, String method, String option) {
    return run("train")
        .with("task", "classify")
        .with("method", method)
        .with("embeddings", vectors)
        .in("model", name(vectors, method))
        .with("set", option);
  }

  private static String name(Path vectors, String method) {
    return vectors.getFileName() + "-" + method;
  }

  private static JsonNode trained(Path vectors, String method, String option) throws IOException {
    JsonNode trained = training(vectors, method, option).summary();
    JsonNode judged = judged(name(vectors, method));
    assertEquals(1, judged.at("/metrics/accuracy").doubleValue(), method);
    return trained;
  }

  private static JsonNode judged(String model) throws IOException {
    return evaluation(model).summary();
  }
}
