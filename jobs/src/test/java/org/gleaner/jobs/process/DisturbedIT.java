package org.gleaner.jobs.process;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.gleaner.jobs.demo.Sample;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Jobs on two executors, from and to HDFS, of which something is killed in the middle, beside the
 * same jobs undisturbed. This Java machine is the driver of all of them, on one session, but where
 * the driver is what is killed.
 */
@ExtendWith(Site.class)
final class DisturbedIT {
  private static final int FILES = 6;

  private static Hdfs hdfs;
  private static StandaloneCluster cluster;
  private static SparkSession spark;
  private static Executors executors;
  private static List<String> before;
  private static List<Row> undisturbed;

  @BeforeAll
  static void start(Hdfs files, StandaloneCluster processes)
      throws IOException, InterruptedException {
    hdfs = files;
    cluster = processes;
    before = cluster.left();
    spark = cluster.session();
    executors = new Executors(cluster, spark.sparkContext());
    Sample.copy(spark.sparkContext().hadoopConfiguration(), hdfs.uri("/sample"));
    hdfs.write("/films.tsv", Films.lines(240));
    int texts = SampleTexts.write(hdfs, "/texts", FILES);
    JobThread.run(clean("/cleaner"));
    JobThread.run(score("/undisturbed"));
    undisturbed = documents("/undisturbed");
    assertEquals(texts, undisturbed.size());
    assertTrue(
        undisturbed.stream().anyMatch(row -> !row.getList(row.fieldIndex("removed")).isEmpty()));
  }

  @AfterAll
  static void stop() throws IOException, InterruptedException {
    spark.stop();
    cluster.awaitTidy(before);
  }

  private static byte[] weights(String model) throws IOException {
    return hdfs.read(model + "/model.safetensors");
  }

  /** Kills an executor as soon as the job has said something; it must end well. */
  private static JobThread killAnExecutor(List<String> command, String said)
      throws InterruptedException {
    executors.awaitIdle();
    JobThread job = JobThread.start(command);
    job.awaitSaid(said);
    executors.killOne();
    return job.ends(0);
  }

  private static List<String> clean(String model) throws IOException {
    List<String> job = new ArrayList<>(List.of("train", "--task", "clean", "--encoder", "mlp"));
    job.addAll(List.of("--epochs", "2", "--input", hdfs.uri("/sample/train.jsonl.gz")));
    job.addAll(List.of("--batch-size", "2", "--averaging-frequency", "1"));
    job.addAll(List.of("--model", hdfs.uri(model)));
    return job;
  }

  @Test
  void aCleanerIsTheSameWithoutOneOfItsExecutors() throws IOException, InterruptedException {
    killAnExecutor(clean("/cleaner-again"), "Epoch 1 of 2, round 10 ");
    assertArrayEquals(weights("/cleaner"), weights("/cleaner-again"));
  }

  @Test
  void aClassifierIsTheSameWithoutOneOfItsExecutors() throws IOException, InterruptedException {
    for (String averaging : List.of("gleaner", "outer", "dl4j")) {
      List<String> alone = classify("/alone-" + averaging, averaging);
      JobThread.run(alone);
      List<String> command = classify("/disturbed-" + averaging, averaging);
      killAnExecutor(command, "Epoch 1 of 2, round 10 ");
      assertArrayEquals(weights("/alone-" + averaging), weights("/disturbed-" + averaging));
    }
  }

  private static List<String> classify(String model, String averaging) throws IOException {
    List<String> job = Films.train("gru", hdfs.uri("/films.tsv"), hdfs.uri(model));
    job.addAll(List.of("--set", "averaging=" + averaging));
    return job;
  }

  @Test
  void wordVectorsAreWholeWithoutOneOfTheirExecutors() throws IOException, InterruptedException {
    JobThread ended = killAnExecutor(Words.train(hdfs, "/words"), "Epoch 2, round 2 of 2");
    assertTrue(ended.said().contains("Epoch 10, round 2 of 2"), ended.said());
    JsonNode metrics = ended.summary().get("metrics");
    assertEquals(Words.WORDS, metrics.get("words").intValue());
    assertEquals(Words.EPOCHS * Words.TOKENS, metrics.get("trained_words").intValue());
    // equal ranks of the pairs' own: a perfect order is not 1
    assertTrue(
        metrics.at("/similarity/pairs.txt/spearman").doubleValue() > 0.89, metrics::toString);
  }

  private static List<String> score(String output) throws IOException {
    List<String> arguments = new ArrayList<>(List.of("score", "--input", hdfs.uri("/texts")));
    arguments.addAll(List.of("--output", hdfs.uri(output), "--cleaner", hdfs.uri("/cleaner")));
    return arguments;
  }

  private static List<Row> documents(String output) throws IOException {
    List<Row> rows = new ArrayList<>();
    for (String file : hdfs.names(output + "/documents")) {
      if (file.endsWith(".parquet")) {
        rows.addAll(spark.read().parquet(hdfs.uri(output + "/documents/" + file)).collectAsList());
      }
    }
    return rows;
  }

  private static JobThread begun(String name) throws IOException, InterruptedException {
    hdfs.makeFolder("/" + name);
    JobThread job = JobThread.start(score("/" + name + "/out"));
    job.await("handing in a task", () -> hdfs.hasCommittedTask("/" + name));
    return job;
  }

  private static void assertWhole(String name, JsonNode summary) throws IOException {
    assertEquals(FILES, summary.get("quarantined").asInt());
    assertEquals(undisturbed, documents("/" + name + "/out"));
    assertEquals(List.of("out"), hdfs.names("/" + name));
  }

  @Test
  void aKilledExecutorAndADatanodeThatRestartsChangeNoScore()
      throws IOException, InterruptedException {
    executors.awaitIdle();
    JobThread job = begun("executor");
    executors.killOne();
    hdfs.restartADatanode();
    assertWhole("executor", job.ends(0).summary());
  }

  @Test
  void aKilledWorkerChangesNoScore() throws IOException, InterruptedException {
    executors.awaitIdle();
    JobThread job = begun("worker");
    cluster.killAWorker();
    assertWhole("worker", job.ends(0).summary());
    cluster.addWorker();
  }

  @Test
  void aKilledDriverIsSubmittedAgain() throws IOException, InterruptedException {
    hdfs.makeFolder("/driver");
    JobProcess job = cluster.submit("driver", score("/driver/out"));
    job.await("handing in a task", () -> hdfs.hasCommittedTask("/driver"));
    job.kill();
    assertFalse(hdfs.has("/driver/out"));
    assertWhole("driver", cluster.submit("again", score("/driver/out")).ends(0).summary());
  }

  @Test
  void aFullFolderIsToldInALineAndLeftAsItWas() throws IOException, InterruptedException {
    hdfs.makeFolder("/full", 1 << 20);
    String said = JobThread.start(score("/full/out")).ends(1).said();
    List<String> told = said.lines().filter(line -> line.contains("gleaner score: ")).toList();
    assertEquals(1, told.size(), said);
    assertTrue(told.get(0).contains("quota"), said);
    assertEquals(List.of(), hdfs.names("/full"));
  }
}
