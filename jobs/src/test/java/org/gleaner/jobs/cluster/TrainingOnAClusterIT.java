package org.gleaner.jobs.cluster;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Parameter averaging over two executors, from and to HDFS, undisturbed and disturbed. */
final class TrainingOnAClusterIT {
  @TempDir static Path folder;
  private static Hdfs hdfs;
  private static StandaloneCluster cluster;
  private static byte[] undisturbed;

  @BeforeAll
  static void start() throws IOException {
    hdfs = Hdfs.start(folder);
    cluster = StandaloneCluster.start(folder, 2);
    StringBuilder films = new StringBuilder();
    for (int i = 0; i < 400; i++) {
      films.append(i % 2 == 0 ? "good\ta fine film " : "bad\ta poor film ").append(i).append('\n');
    }
    hdfs.write("/films.tsv", films.toString());
    ThisMachine.run(command("/undisturbed"));
    undisturbed = weights("/undisturbed");
  }

  @AfterAll
  static void stop() {
    cluster.close();
    hdfs.close();
  }

  private static byte[] weights(String model) throws IOException {
    return hdfs.read(model + "/model.safetensors");
  }

  private static List<String> command(String model, String... more) throws IOException {
    List<String> arguments = new ArrayList<>(List.of("train", "--task", "classify"));
    arguments.addAll(List.of("--encoder", "gru", "--set", "hidden-size=5"));
    arguments.addAll(List.of("--input", hdfs.uri("/films.tsv"), "--columns", "label,text"));
    arguments.addAll(List.of("--epochs", "2", "--batch-size", "4", "--set", "least-count=1"));
    arguments.addAll(List.of("--averaging-frequency", "2", "--set", "patience=12"));
    arguments.addAll(List.of("--model", hdfs.uri(model)));
    arguments.addAll(List.of(more));
    return arguments;
  }

  @Test
  void twoExecutorsTrainWhatOneMachineTrains() throws IOException, InterruptedException {
    cluster.submit("together", command("/together")).ends(0);
    assertArrayEquals(undisturbed, weights("/together"));
    List<String> evaluate = new ArrayList<>(List.of("evaluate", "--task", "classify"));
    evaluate.addAll(List.of("--input", hdfs.uri("/films.tsv"), "--columns", "label,text"));
    evaluate.addAll(List.of("--model", hdfs.uri("/together")));
    JsonNode here = ThisMachine.run(evaluate);
    JsonNode there = cluster.submit("evaluated", evaluate).ends(0).summary();
    assertEquals(here.get("metrics"), there.get("metrics"));
    assertTrue(there.at("/metrics/accuracy").asDouble() > 0.9, there::toString);
  }

  @Test
  void aKilledExecutorCostsTimeAndNotTheResult() throws IOException, InterruptedException {
    JobProcess job = cluster.submit("disturbed", command("/disturbed"));
    job.awaitSaid("Epoch 1 of 2, round 20");
    List<ProcessHandle> before = cluster.executors();
    assertEquals(2, before.size());
    cluster.killAnExecutor();
    job.ends(0);
    assertFalse(before.get(0).isAlive());
    cluster.awaitTidy();
    assertArrayEquals(undisturbed, weights("/disturbed"));
  }

  @Test
  void aKilledDriverIsSubmittedAgain() throws IOException, InterruptedException {
    String[] kept = {"--checkpoint", hdfs.uri("/kept"), "--checkpoint-rounds", "5", "--resume"};
    JobProcess job = cluster.submit("killed", command("/resumed", kept));
    job.awaitSaid("Epoch 1 of 2, round 20").kill();
    assertFalse(hdfs.has("/resumed"));
    JobProcess again = cluster.submit("resumed", command("/resumed", kept)).ends(0);
    assertTrue(again.said().contains("Going on from checkpoint round-"), again.said());
    assertFalse(again.said().contains("Epoch 1 of 2, round 10 "), again.said());
    assertArrayEquals(undisturbed, weights("/resumed"));
  }
}
