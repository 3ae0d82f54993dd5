package org.gleaner.jobs;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A training whose whole JVM is killed, and the same command once more. */
final class ResumedTrainingTest {
  @RegisterExtension final JobRunner jobs = new JobRunner();

  private JobRunner.Command command(String model, String... more) throws IOException {
    Path input = jobs.path("films.tsv");
    if (Files.notExists(input)) {
      List<String> lines = new ArrayList<>();
      for (int i = 0; i < 60; i++) {
        lines.add(i % 2 == 0 ? "good\ta fine film " + i : "bad\ta poor film " + i);
      }
      Files.write(input, lines);
    }
    return jobs.run("train")
        .with("task", "classify")
        .with("encoder", "gru")
        .set("hidden-size", 5)
        .with("input", input)
        .with("columns", "label,text")
        .with("epochs", 3)
        .with("batch-size", 4)
        .set("least-count", 1)
        .with("averaging-frequency", 2)
        .set("patience", 12)
        .in("model", model)
        .more(more);
  }

  private JobRunner.Command withCheckpoints(String model) throws IOException {
    String checkpoints = jobs.path("checkpoints").toString();
    return command(model, "--checkpoint", checkpoints, "--checkpoint-rounds", "1", "--resume");
  }

  private byte[] weights(String model) throws IOException {
    return Files.readAllBytes(jobs.path(model).resolve("model.safetensors"));
  }

  @Test
  void aKilledDriverLosesNothing() throws IOException, InterruptedException {
    command("undisturbed").done();
    killAfterSomeRounds(withCheckpoints("killed").arguments());
    assertFalse(Files.exists(jobs.path("killed")));
    CommandLineRun resumed = withCheckpoints("killed").done();
    assertTrue(resumed.err().contains("Going on from checkpoint round-"), resumed.err());
    assertFalse(resumed.err().contains("Epoch 1 of 3, round 1 of "), resumed.err());
    assertArrayEquals(weights("undisturbed"), weights("killed"));
  }

  private void killAfterSomeRounds(List<String> arguments)
      throws IOException, InterruptedException {
    List<String> java = new ArrayList<>();
    java.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    java.addAll(
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
            .filter(option -> option.startsWith("--add-opens") || option.startsWith("-Dlog4j2"))
            .toList());
    java.addAll(List.of("-Xmx1g", "-cp", System.getProperty("java.class.path")));
    java.add(Main.class.getName());
    java.addAll(arguments);
    Process process =
        new ProcessBuilder(java)
            .redirectErrorStream(true)
            .redirectOutput(jobs.path("log").toFile())
            .start();
    try {
      while (process.isAlive() && !hasThirdRound()) {
        process.waitFor(5, TimeUnit.MILLISECONDS);
      }
    } finally {
      process.destroyForcibly().waitFor();
    }
    assertEquals(137, process.exitValue(), jobs.text("log"));
  }

  /** Whether a checkpoint of the third round or a later one is there. */
  private boolean hasThirdRound() {
    String[] names = jobs.path("checkpoints").toFile().list();
    return names != null
        && Arrays.stream(names).anyMatch(name -> name.compareTo("round-000000000003") >= 0);
  }
}
