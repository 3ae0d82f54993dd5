package org.gleaner.jobs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

final class TextJobsTest {
  @RegisterExtension final JobRunner jobs = new JobRunner();

  private JobRunner.Command train(String task, Path input) {
    return jobs.run("train")
        .with("task", task)
        .with("encoder", "mlp")
        .with("input", input)
        .with("dev", input)
        .in("model", task)
        .with("epochs", 6)
        .with("workers", 1)
        .set("learning-rate", 0.05)
        .set("embedding-size", 6)
        .set("dropout", 0)
        .set("least-count", 1);
  }

  private JobRunner.Command evaluate(String task, Path input) {
    return jobs.run("evaluate").with("task", task).in("model", task).with("input", input);
  }

  @Test
  void oneLabelIsLearntFromTabSeparatedLinesAndVectors() throws IOException {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      lines.add(i % 2 == 0 ? "good\t" + i + "\ta fine film" : "bad\t" + i + "\ta poor film");
    }
    lines.add("no tab");
    Path input = jobs.file("a.tsv", lines);
    Path vectors = jobs.file("vectors.txt", List.of("2 6", "fine 1 0 0 0 0 0", "poor 0 1 0 0 0 0"));
    JsonNode trained =
        train("classify", input)
            .with("columns", "label,id,text")
            .with("embeddings", vectors)
            .summary();
    assertEquals(80, trained.get("rows").intValue());
    assertEquals(2, trained.get("quarantined").intValue());
    Path output = jobs.path("out");
    JsonNode judged =
        evaluate("classify", input)
            .with("columns", "label,id,text")
            .with("output", output)
            .summary();
    assertEquals(1.0, judged.at("/metrics/accuracy").doubleValue());
    assertEquals(1.0, judged.at("/metrics/f1/good").doubleValue());
    assertTrue(Files.readString(output.resolve("report.html")).contains("accuracy"));
    CommandLineRun wrong =
        jobs.run("evaluate")
            .with("task", "tag")
            .in("model", "classify")
            .with("input", input)
            .with("columns", "label,id,text")
            .any();
    assertEquals(1, wrong.exit());
    assertTrue(wrong.err().contains("Accepted: --task classify"), wrong.err());
  }

  @Test
  void tokensAndPairsAndSeveralLabelsAreRead() throws IOException {
    List<String> tagged = new ArrayList<>();
    List<String> paired = new ArrayList<>();
    List<String> several = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      String city = i % 2 == 0 ? "Rome" : "Oslo";
      tagged.add("{\"tokens\":[\"in\",\"" + city + "\"],\"labels\":[\"O\",\"I-LOC\"]}");
      paired.add("{\"text\":\"" + city + "\",\"second\":\"Rome\",\"label\":" + (i % 2 == 0) + "}");
      several.add("{\"text\":\"" + city + "\",\"labels\":" + (i % 2 == 0 ? "[\"a\"]}" : "[]}"));
    }
    paired.add("{\"text\":\"alone\",\"label\":true}");
    Path tags = jobs.file("tags.jsonl", tagged);
    Path pairs = jobs.file("pairs.jsonl", paired);
    Path labels = jobs.file("labels.jsonl", several);
    train("tag", tags).summary();
    assertEquals(1.0, evaluate("tag", tags).summary().at("/metrics/f1").doubleValue());
    assertEquals(2, train("pair", pairs).summary().get("quarantined").intValue());
    assertEquals(1.0, evaluate("pair", pairs).summary().at("/metrics/accuracy").doubleValue());
    train("multi-label", labels).summary();
    assertEquals(
        1.0, evaluate("multi-label", labels).summary().at("/metrics/micro_f1").doubleValue());
  }

  @Test
  void networksAreListedWithTheirWeights() throws IOException {
    CommandLineRun run = CommandLineRun.withoutSpark("networks", "--vocabulary-size", "1000");
    assertEquals(0, run.exit(), run.err());
    assertTrue(run.err().contains("hidden-size=64"), run.err());
    long lstm = 1000 * 100 + 4 * 64 * (100 + 64) + 4 * 64 + 2 * (64 + 1);
    assertEquals(lstm, run.summary().at("/metrics/lstm").longValue());
  }
}
