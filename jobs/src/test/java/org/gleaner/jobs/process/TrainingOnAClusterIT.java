package org.gleaner.jobs.process;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Parameter averaging over two executors, from and to HDFS, submitted and submitted again. */
@ExtendWith(Site.class)
final class TrainingOnAClusterIT {
  private static Hdfs hdfs;
  private static StandaloneCluster cluster;
  private static byte[] undisturbed;

  @BeforeAll
  static void start(Hdfs files, StandaloneCluster processes)
      throws IOException, InterruptedException {
    hdfs = files;
    cluster = processes;
    hdfs.write("/films.tsv", Films.lines(400));
    JobThread.run(command("/undisturbed"));
    undisturbed = weights("/undisturbed");
  }

  private static byte[] weights(String model) throws IOException {
    return hdfs.read(model + "/model.safetensors");
  }

  private static List<String> command(String model, String... more) throws IOException {
    List<String> arguments = Films.train("gru", hdfs.uri("/films.tsv"), hdfs.uri(model));
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
    JsonNode here = JobThread.run(evaluate);
    JsonNode there = cluster.submit("evaluated", evaluate).ends(0).summary();
    assertEquals(here.get("metrics"), there.get("metrics"));
    assertTrue(there.at("/metrics/accuracy").asDouble() > 0.9, there::toString);
  }

  @Test
  void aKilledDriverIsSubmittedAgain() throws IOException, InterruptedException {
    String[] kept = {"--checkpoint", hdfs.uri("/kept"), "--checkpoint-rounds", "5", "--resume"};
    JobProcess job = cluster.submit("killed", command("/resumed", kept));
    job.awaitSaid("Epoch 1 of 2, round 20");
    job.kill();
    List<String> before = cluster.left();
    assertFalse(hdfs.has("/resumed"));
    JobProcess again = cluster.submit("resumed", command("/resumed", kept)).ends(0);
    assertTrue(again.said().contains("Going on from checkpoint round-"), again.said());
    assertFalse(again.said().contains("Epoch 1 of 2, round 10 "), again.said());
    assertArrayEquals(undisturbed, weights("/resumed"));
    cluster.awaitTidy(before);
  }
}
