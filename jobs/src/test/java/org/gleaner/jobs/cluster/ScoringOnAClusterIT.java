package org.gleaner.jobs.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.apache.hadoop.hdfs.protocol.HdfsConstants;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.gleaner.jobs.Main;
import org.gleaner.jobs.Sample;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The batch job over two executors, from and to HDFS, undisturbed and disturbed. */
final class ScoringOnAClusterIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int FILES = 6;
  private static final int COPIES = 1;

  @TempDir static Path folder;
  private static Hdfs hdfs;
  private static StandaloneCluster cluster;
  private static SparkSession spark;
  private static List<Row> undisturbed;

  @BeforeAll
  static void start() throws IOException {
    hdfs = Hdfs.start(folder);
    cluster = StandaloneCluster.start(folder, 2);
    spark =
        SparkSession.builder().master("local[1]").config("spark.ui.enabled", false).getOrCreate();
    train();
    List<String> samples = samples();
    for (int file = 0; file < FILES; file++) {
      hdfs.write("/texts/" + (char) ('a' + file) + ".jsonl", lines(samples, file));
    }
    ThisMachine.run(command("/undisturbed"));
    undisturbed = documents("/undisturbed");
    assertEquals(FILES * COPIES * samples.size(), undisturbed.size());
    assertTrue(
        undisturbed.stream().anyMatch(row -> !row.getList(row.fieldIndex("removed")).isEmpty()));
  }

  @AfterAll
  static void stop() {
    spark.stop();
    cluster.close();
    hdfs.close();
  }

  /** Trains a small network that cleans, here. */
  private static void train() throws IOException {
    Sample.copy(spark.sparkContext().hadoopConfiguration(), hdfs.uri("/sample"));
    List<String> job = new ArrayList<>(List.of("train", "--task", "clean", "--encoder", "mlp"));
    job.addAll(List.of("--epochs", "2", "--input", hdfs.uri("/sample/dev.jsonl.gz")));
    job.addAll(List.of("--model", hdfs.uri("/cleaner")));
    ThisMachine.run(job);
  }

  /** Pages and articles. */
  private static List<String> samples() throws IOException {
    List<String> samples = new ArrayList<>();
    for (String name : List.of("score.jsonl.gz", "wikipedia.jsonl.gz")) {
      try (BufferedReader lines =
          new BufferedReader(
              new InputStreamReader(
                  new GZIPInputStream(Main.class.getResourceAsStream("sample/" + name)),
                  StandardCharsets.UTF_8))) {
        samples.addAll(lines.lines().toList());
      }
    }
    return samples;
  }

  /** The samples several times over, each with an id of its own, and a line that is not JSON. */
  private static String lines(List<String> samples, int file) throws IOException {
    StringBuilder lines = new StringBuilder("{broken\n");
    for (int copy = 0; copy < COPIES; copy++) {
      for (String sample : samples) {
        ObjectNode line = (ObjectNode) JSON.readTree(sample);
        line.put("id", line.get("id").asText() + "-" + file + "-" + copy);
        lines.append(line).append('\n');
      }
    }
    return lines.toString();
  }

  private static List<String> command(String output) throws IOException {
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

  private JobProcess begun(String name) throws IOException, InterruptedException {
    hdfs.files().mkdirs(new org.apache.hadoop.fs.Path("/" + name));
    JobProcess job = cluster.submit(name, command("/" + name + "/out"));
    return job.await("handing in a task", () -> hdfs.hasCommittedTask("/" + name));
  }

  private static void assertWhole(String name, JobProcess job)
      throws IOException, InterruptedException {
    assertEquals(FILES, job.ends(0).summary().get("quarantined").asInt());
    assertEquals(undisturbed, documents("/" + name + "/out"));
    assertEquals(List.of("out"), hdfs.names("/" + name));
  }

  @Test
  void aKilledExecutorAndADatanodeThatRestartsChangeNothing()
      throws IOException, InterruptedException {
    JobProcess job = begun("executor");
    cluster.killAnExecutor();
    hdfs.restartADatanode();
    assertWhole("executor", job);
    cluster.awaitTidy();
  }

  @Test
  void aKilledWorkerChangesNothing() throws IOException, InterruptedException {
    JobProcess job = begun("worker");
    cluster.killAWorker();
    assertWhole("worker", job);
    cluster.addWorker();
  }

  @Test
  void aKilledDriverIsSubmittedAgain() throws IOException, InterruptedException {
    begun("driver").kill();
    assertFalse(hdfs.has("/driver/out"));
    assertWhole("driver", cluster.submit("again", command("/driver/out")));
  }

  @Test
  void aFullFolderIsToldInALineAndLeftAsItWas() throws IOException, InterruptedException {
    org.apache.hadoop.fs.Path full = new org.apache.hadoop.fs.Path("/full");
    hdfs.files().mkdirs(full);
    hdfs.files().setQuota(full, HdfsConstants.QUOTA_DONT_SET, 1 << 20);
    assertTold(cluster.submit("full", command("/full/out")), "quota");
    assertEquals(List.of(), hdfs.names("/full"));
  }

  @Test
  void aFolderOfOthersIsToldInALine() throws IOException, InterruptedException {
    List<String> guest = command("/guarded/out");
    hdfs.files().mkdirs(new org.apache.hadoop.fs.Path("/guarded"));
    assertTold(cluster.submit("guest", guest, "HADOOP_USER_NAME=guest"), "Permission denied");
    assertEquals(List.of(), hdfs.names("/guarded"));
  }

  @Test
  void aNamenodeThatIsNotThereIsToldInALine() throws IOException, InterruptedException {
    List<String> job = List.of("score", "--input", "hdfs://127.0.0.1:1/texts", "--output", "out");
    assertTold(cluster.submit("nobody", job), "127.0.0.1:1");
  }

  private static void assertTold(JobProcess job, String words) throws InterruptedException {
    String said = job.ends(1).said();
    List<String> told = said.lines().filter(line -> line.contains("gleaner score: ")).toList();
    assertEquals(1, told.size(), said);
    assertTrue(told.get(0).contains(words), said);
  }
}
