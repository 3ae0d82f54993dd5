package org.gleaner.jobs.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What leans on renames, listings and times of a file system, on HDFS. */
@ExtendWith(Site.class)
final class OnHdfsIT {
  private static Hdfs hdfs;
  private static StandaloneCluster cluster;
  private static SparkSession spark;

  @BeforeAll
  static void start(Hdfs files, StandaloneCluster processes) {
    hdfs = files;
    cluster = processes;
    spark =
        SparkSession.builder()
            .master("local[2]")
            .config("spark.ui.enabled", false)
            .config("spark.sql.shuffle.partitions", 2)
            .config("spark.sql.extensions", "org.gleaner.udf.GleanerExtensions")
            .getOrCreate();
  }

  @AfterAll
  static void stop() {
    spark.stop();
  }

  private static void write(String name, String subject) throws IOException, InterruptedException {
    String text = "The river of " + subject + " flows from wet hills to a cold sea.";
    hdfs.write(name, "{\"id\": \"" + subject + "\", \"text\": \"" + text + "\"}\n");
  }

  private static JsonNode score(String input, String output, String... more)
      throws IOException, InterruptedException {
    List<String> arguments = new ArrayList<>(List.of("score", "--language", "en"));
    arguments.addAll(List.of("--input", hdfs.uri(input), "--output", hdfs.uri(output)));
    arguments.addAll(List.of("--keyphrases", "yake"));
    arguments.addAll(List.of(more));
    return JobThread.run(arguments);
  }

  private static List<Row> documents(String pattern) throws IOException, InterruptedException {
    return spark
        .read()
        .parquet(hdfs.uri(pattern))
        .select("id", "keyphrases")
        .orderBy("id")
        .collectAsList();
  }

  @Test
  void aDayIsPublishedInPlaceOfItself() throws IOException, InterruptedException {
    for (String subject : List.of("Spain", "France")) {
      write("/day/texts.jsonl", subject);
      score("/day", "/staged/1");
      JsonNode told =
          JobThread.run(
              List.of("publish", "--from", hdfs.uri("/staged/1"), "--to", hdfs.uri("/out/1")));
      assertTrue(told.at("/metrics/published").booleanValue(), told::toString);
      assertEquals(subject, documents("/out/1/documents").get(0).getString(0));
      assertEquals(List.of("1"), hdfs.names("/out"));
      assertEquals(List.of(), hdfs.names("/staged"));
    }
  }

  @Test
  void aFollowedFolderComesToWhatABatchMakesOfIt() throws IOException, InterruptedException {
    String[] follow = {"--follow", "--trigger", "available-now", "--max-files", "1"};
    hdfs.makeFolder("/coming");
    long documents = 0;
    for (List<String> subjects : List.of(List.of("Spain", "France"), List.of("Italy"))) {
      for (String subject : subjects) {
        write("/coming/" + subject + ".jsonl", subject);
      }
      documents += score("/coming", "/followed", follow).get("rows").asLong();
    }
    assertEquals(3, documents);
    assertEquals(0, score("/coming", "/followed", follow).get("rows").asLong());
    score("/coming", "/batch");
    assertEquals(documents("/batch/documents"), documents("/followed/batch-*/documents"));
  }

  @Test
  void aModelIsPromotedAndAskedInSql() throws IOException, InterruptedException {
    String input = hdfs.write("/films.tsv", Films.lines(60));
    String candidate = hdfs.uri("/candidate");
    String models = hdfs.uri("/models");
    List<String> train = new ArrayList<>(List.of("train", "--task", "classify"));
    train.addAll(List.of("--encoder", "mlp", "--set", "least-count=1", "--epochs", "8"));
    train.addAll(List.of("--batch-size", "4", "--input", input, "--columns", "label,text"));
    train.addAll(List.of("--model", candidate));
    JobThread.run(train);
    List<String> promote = new ArrayList<>(List.of("promote", "--task", "classify"));
    promote.addAll(List.of("--candidate", candidate, "--model", models, "--input", input));
    promote.addAll(List.of("--columns", "label,text", "--metric", "accuracy"));
    assertTrue(JobThread.run(promote).at("/metrics/promoted").booleanValue());
    assertFalse(JobThread.run(promote).at("/metrics/promoted").booleanValue());
    assertEquals(List.of("v1"), hdfs.names("/models"));
    Row labels =
        spark
            .sql(
                String.format(
                    Locale.ROOT,
                    "SELECT classify_text('a fine film', '%1$s/v1').label,"
                        + " classify_text('a poor film', '%1$s/v1').label",
                    models))
            .first();
    assertEquals("good", labels.getString(0));
    assertNotEquals(labels.get(0), labels.get(1));
  }

  @Test
  void aFolderOfOthersIsToldInALine() throws IOException, InterruptedException {
    write("/mine/texts.jsonl", "Spain");
    hdfs.makeFolder("/guarded");
    List<String> job = List.of("score", "--input", hdfs.uri("/mine"), "--output");
    List<String> command = new ArrayList<>(job);
    command.add(hdfs.uri("/guarded/out"));
    assertTold(
        cluster.submitLocally("guest", command, "HADOOP_USER_NAME=guest").ends(1).said(),
        "Permission denied");
    assertEquals(List.of(), hdfs.names("/guarded"));
  }

  @Test
  void aNamenodeThatIsNotThereIsToldInALine() throws InterruptedException {
    List<String> job = List.of("score", "--input", "hdfs://127.0.0.1:1/texts", "--output", "out");
    assertTold(JobThread.start(job).ends(1).said(), "127.0.0.1:1");
  }

  private static void assertTold(String said, String words) {
    List<String> told = said.lines().filter(line -> line.contains("gleaner score: ")).toList();
    assertEquals(1, told.size(), said);
    assertTrue(told.get(0).contains(words), said);
  }
}
