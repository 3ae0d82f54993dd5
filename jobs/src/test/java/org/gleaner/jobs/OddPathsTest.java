package org.gleaner.jobs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Names with colons and brackets, places that are not there, and Parquet of other programs. */
class OddPathsTest {
  private static final List<String> NAMES =
      List.of("run_id=manual__2026-11-21T00:00:00+00:00", "a [2026] {1}", "100% é,b");

  @RegisterExtension final JobRunner jobs = new JobRunner();

  private Path input(String folder) throws IOException {
    Files.createDirectories(jobs.path(folder));
    return jobs.file(
        folder + "/a.jsonl",
        "{\"id\": \"1\", \"text\": \"Solar wind carries plasma.\", \"label\": \"pos\"}",
        "{\"id\": \"2\", \"text\": \"Neural networks learn.\", \"label\": \"neg\"}",
        "{\"id\": \"3\", \"text\": \"Rivers carry water.\", \"label\": \"pos\"}");
  }

  @Test
  void everyJobTakesNamesAsTheyAre() throws IOException {
    for (String name : NAMES) {
      input("in " + name);
      String in = "in " + name;
      JsonNode scored =
          jobs.run("score")
              .in("input", in)
              .in("output", "s " + name)
              .with("keyphrases", "yake")
              .summary();
      assertEquals(3, scored.get("rows").intValue(), name);
      assertEquals(3, rows("s " + name + "/documents"), name);
      JsonNode network =
          jobs.run("train")
              .with("task", "classify")
              .with("encoder", "mlp")
              .with("epochs", 1)
              .set("hidden-size", 4)
              .set("embedding-size", 4)
              .in("input", in)
              .in("dev", in)
              .in("checkpoint", "c " + name)
              .with("checkpoint-rounds", 1)
              .in("model", "m " + name)
              .summary();
      assertEquals(6, network.get("rows").intValue(), name);
      JsonNode judged =
          jobs.run("evaluate")
              .with("task", "classify")
              .in("model", "m " + name)
              .in("input", in)
              .in("output", "e " + name)
              .summary();
      assertEquals(3, judged.get("rows").intValue(), name);
      jobs.run("publish").in("from", "s " + name).in("to", "p " + name).done();
      assertEquals(3, rows("p " + name + "/documents"), name);
    }
  }

  private int rows(String folder) throws IOException {
    int parts = 0;
    try (var files = Files.list(jobs.path(folder))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".parquet")).toList()) {
        parts +=
            (int)
                CommandLineRun.spark()
                    .read()
                    .option("__globPaths__", "false")
                    .parquet(file.toString())
                    .count();
      }
    }
    return parts;
  }

  @Test
  void indexesAndVectorsMayHaveSuchNamesToo() throws IOException {
    String name = "x [1],y";
    input("in");
    jobs.run("tfidf").in("input", "in").in("output", name).with("partitions", 100_000).done();
    JsonNode found = jobs.run("search").in("index", name).with("query", "solar wind").summary();
    assertEquals("search", found.get("job").textValue());
    jobs.run("duplicates").in("input", "in").in("output", "d " + name).done();
    jobs.run("cluster")
        .in("vectors", name + "/vectors")
        .with("clusters", 2)
        .in("output", "k " + name)
        .done();
    jobs.run("word2vec")
        .in("input", "in")
        .in("model", "w " + name)
        .with("dimensions", 2)
        .with("min-count", 1)
        .with("epochs", 1)
        .with("export", "glove")
        .done();
    CommandLineRun near =
        jobs.run("similar")
            .in("model", "w " + name + "/glove.vec")
            .with("word", "solar")
            .withoutSpark();
    assertEquals(0, near.exit(), near.err());
  }

  @Test
  void numbersAreIdsAndArraysVectors() throws IOException {
    StructType schema = StructType.fromDDL("id bigint, features array<float>, other timestamp");
    List<org.apache.spark.sql.Row> rows = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      float[] vector = {i % 2 == 0 ? 1 : -1, i / 100f};
      rows.add(RowFactory.create((long) i, List.of(vector[0], vector[1]), null));
    }
    rows.add(RowFactory.create(20L, List.of(Float.NaN, 1f), null));
    rows.add(RowFactory.create(21L, List.of(1f), null));
    rows.add(RowFactory.create(22L, null, null));
    CommandLineRun.spark().createDataFrame(rows, schema).write().parquet(jobs.path("v").toString());
    JsonNode summary =
        jobs.run("cluster").in("vectors", "v").with("clusters", 2).in("output", "k").summary();
    assertEquals(20, summary.get("rows").intValue());
    assertEquals(3, summary.get("quarantined").intValue());
    assertTrue(summary.at("/metrics/silhouette").doubleValue() > 0.9);
    assertEquals(20, jobs.parquet("k/clusters").filter("id < '9999'").count());
    CommandLineRun wrong =
        jobs.run("cluster")
            .in("vectors", "v")
            .with("vectors-column", "id")
            .with("clusters", 2)
            .in("output", "w")
            .any();
    assertEquals(1, wrong.exit());
    assertTrue(wrong.err().contains("Cannot read column id: bigint"), wrong.err());
    assertEquals(2, Vectors.dense(1, 2).size());
  }

  @Test
  void placesThatAreNotThereAreOneLine() throws IOException {
    Path input = input("in");
    String[][] commands = {
      {"score", "--input", "s3a://bucket/x", "--output", jobs.path("o") + ""},
      {"score", "--input", input + "", "--output", "s3a://bucket/x"},
      {
        "train",
        "--task",
        "classify",
        "--method",
        "naive-bayes",
        "--input",
        input + "",
        "--model",
        "s3a://bucket/m"
      },
      {"evaluate", "--task", "classify", "--model", "s3a://bucket/m", "--input", input + ""},
      {"similar", "--model", "s3a://bucket/v", "--word", "x"},
      {"tfidf", "--input", "hdfs://no-such-host.invalid:8020/x", "--output", jobs.path("o") + ""},
      {"cluster", "--vectors", "nosuch://x/y", "--clusters", "2", "--output", jobs.path("o") + ""}
    };
    for (String[] command : commands) {
      CommandLineRun run = CommandLineRun.withoutSpark(command);
      String all = String.join(" ", command) + "\n" + run.err();
      assertEquals(1, run.exit(), all);
      String last = run.err().lines().reduce((a, b) -> b).orElseThrow();
      assertTrue(last.startsWith("gleaner " + command[0] + ": Cannot "), all);
      assertFalse(run.err().contains("\tat "), all);
      assertFalse(run.err().contains("Give a file, folder or glob"), all);
    }
  }
}
