package org.gleaner.jobs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.gleaner.jobs.model.ModelVersions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PromoteJobTest {
  @RegisterExtension final JobRunner jobs = new JobRunner();

  /** Texts about a river or a market; the labels are wrong in every n-th. */
  private String texts(String name, int wrongEvery) throws IOException {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      boolean river = (i % 2 == 0) != (i % wrongEvery == 0);
      String text = i % 2 == 0 ? "the river flows to the sea " : "the market sells bread ";
      lines.add("{\"id\":\"" + i + "\",\"text\":\"" + text + i + "\",\"label\":\"" + river + "\"}");
    }
    return Files.write(jobs.path(name), lines).toString();
  }

  private String train(String name, int wrongEvery) throws IOException {
    String input = texts(name + ".jsonl", wrongEvery);
    jobs.run("train")
        .with("task", "classify")
        .with("method", "naive-bayes")
        .with("input", input)
        .with("dev", input)
        .in("model", name)
        .done();
    return jobs.path(name).toString();
  }

  private CommandLineRun promote(String candidate, String metric) throws IOException {
    return jobs.run("promote")
        .with("task", "classify")
        .with("candidate", candidate)
        .in("model", "models/topic")
        .with("input", texts("held-out.jsonl", 100))
        .with("metric", metric)
        .any();
  }

  private List<String> versions() throws IOException {
    try (Stream<Path> paths = Files.list(jobs.path("models/topic"))) {
      return paths.map(path -> path.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void modelComesIntoUseOnlyIfItIsBetter() throws IOException {
    String bad = train("bad", 1);
    String good = train("good", 100);

    CommandLineRun first = promote(bad, "accuracy");
    assertEquals(0, first.exit(), first.err());
    assertTrue(first.summary().at("/metrics/promoted").booleanValue());
    assertTrue(first.summary().at("/metrics/in_use").isNull());
    assertEquals(List.of("v1"), versions());

    CommandLineRun better = promote(good, "accuracy");
    assertTrue(better.summary().at("/metrics/promoted").booleanValue(), better.out());
    assertTrue(better.summary().at("/metrics/version").textValue().endsWith("models/topic/v2"));
    assertEquals(List.of("v1", "v2"), versions());
    assertEquals(
        Files.readString(Path.of(good, "config.json")), jobs.text("models/topic/v2/config.json"));

    for (String notBetter : List.of(bad, good)) {
      CommandLineRun refused = promote(notBetter, "accuracy");
      assertEquals(0, refused.exit(), refused.err());
      assertFalse(refused.summary().at("/metrics/promoted").booleanValue(), refused.out());
      assertEquals(List.of("v1", "v2"), versions());
    }

    CommandLineRun evaluated =
        jobs.run("evaluate")
            .with("task", "classify")
            .in("model", "models/topic")
            .with("input", texts("held-out.jsonl", 100))
            .done();
    assertEquals(
        better.summary().at("/metrics/candidate"), evaluated.summary().at("/metrics/accuracy"));

    CommandLineRun unknown = promote(good, "beauty");
    assertEquals(1, unknown.exit());
    assertTrue(
        unknown.err().contains("Cannot compare models by --metric: beauty. Accepted: a number of"),
        unknown.err());
    assertEquals(List.of("v1", "v2"), versions());
  }

  @Test
  void lastVersionIsTheLargestNumberAndAPlainFolderIsItself() throws IOException {
    Path model = jobs.path("model");
    assertFalse(ModelVersions.of(model.toString()).isThere());
    assertEquals(model + "/v1", ModelVersions.of(model.toString()).next());
    Files.createDirectories(model);
    Files.writeString(model.resolve("config.json"), "{}");
    Files.writeString(model.resolve("v7"), "a file");
    assertTrue(ModelVersions.of(model.toString()).isThere());
    assertEquals(model.toString(), ModelVersions.inUse(model.toString()));
    for (String name : List.of("v2", "v10", "v0", "v3-old", "_temporary-1-v11")) {
      Files.createDirectories(model.resolve(name));
    }
    assertTrue(ModelVersions.inUse(model.toString()).endsWith("/model/v10"));
    assertEquals(model + "/v11", ModelVersions.of(model.toString()).next());
  }

  @Test
  void problemsAreToldBeforeWork() throws IOException {
    CommandLineRun run =
        CommandLineRun.withoutSpark("promote", "--task", "clean", "--candidate", "none");
    assertEquals(2, run.exit());
    assertTrue(run.err().contains("Cannot run promote without --model"), run.err());
    assertTrue(run.err().contains("Cannot run promote without --metric"), run.err());
    assertTrue(run.err().contains("Cannot run promote without --input"), run.err());
    CommandLineRun missing =
        CommandLineRun.withoutSpark(
            "promote",
            "--task",
            "clean",
            "--candidate",
            jobs.path("none").toString(),
            "--model",
            jobs.path("models").toString(),
            "--metric",
            "remove_f1",
            "--input",
            texts("held-out.jsonl", 100));
    assertEquals(1, missing.exit());
    assertTrue(missing.err().contains("Cannot read model: "), missing.err());
  }
}
