package org.gleaner.jobs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class EvaluateKeyphraseTest {
  @RegisterExtension final JobRunner jobs = new JobRunner();

  private static String line(int i) {
    String text =
        "Topic model " + i + " explains word clusters. The topic model finds latent structure.";
    return "{\"text\": \"" + text + "\", \"keyphrases\": [\"topic models\", \"absent " + i + "\"]}";
  }

  private JsonNode metrics(String... more) throws IOException {
    CommandLineRun run = jobs.run("evaluate").with("task", "keyphrase").more(more).done();
    assertTrue(run.err().contains("protocol"));
    return run.summary();
  }

  @Test
  void figuresStandUnderTheNamesOfTheProtocols() throws IOException {
    Path input = jobs.file("a.jsonl", List.of(line(1), "{\"text\": \"no gold\"}", line(2)));
    JsonNode summary = metrics("--method", "first-phrases", "--input", input.toString());
    assertEquals(2, summary.get("rows").intValue());
    assertEquals(1, summary.get("quarantined").intValue());
    assertEquals(0.5, summary.at("/metrics/macro/R@5").doubleValue(), 1e-12);
    assertEquals(1.0, summary.at("/metrics/meng/R@5").doubleValue(), 1e-12);
    assertEquals(0.0, summary.at("/metrics/open-kp/R@5").doubleValue(), 1e-12);
    for (String protocol : List.of("open-kp", "kp20k", "meng", "macro", "micro")) {
      assertEquals(2, summary.at("/metrics/" + protocol + "/documents").intValue());
    }
  }

  @Test
  void howTheInputIsSplitChangesNoFigure() throws IOException {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      lines.add(line(i));
    }
    Path one = Files.createDirectories(jobs.path("one"));
    Path many = Files.createDirectories(jobs.path("many"));
    Files.write(one.resolve("a.jsonl"), lines);
    for (int i = 0; i < 30; i++) {
      Files.write(many.resolve(String.format(Locale.ROOT, "%02d.jsonl", i)), List.of(lines.get(i)));
    }
    for (String method : List.of("tf-idf", "yake")) {
      assertEquals(
          metrics("--method", method, "--input", one.toString()).get("metrics"),
          metrics("--method", method, "--input", many.toString()).get("metrics"));
    }
  }

  @Test
  void statisticsMayComeFromElsewhere() throws IOException {
    Path input = jobs.file("a.jsonl", List.of(line(1), line(2)));
    Path other = jobs.file("b.txt", List.of("word clusters", "latent structure"));
    JsonNode summary =
        metrics(
            "--method",
            "tf-idf",
            "--input",
            input.toString(),
            "--statistics-from",
            other.toString(),
            "--protocol",
            "macro");
    assertEquals(2, summary.get("rows").intValue());
    assertEquals(
        2, summary.get("metrics").size(), "only the method's name and the protocol asked for");
  }

  @Test
  void withAnOutputThereIsAReportAndNoLineIsLost() throws IOException {
    Path input = jobs.file("a.jsonl", List.of(line(1), "{\"text\": \"no gold\"}", "{broken"));
    String output = jobs.path("out").toString();
    JsonNode summary = metrics("--method", "yake", "--input", input.toString(), "--output", output);
    assertEquals(1, summary.get("rows").intValue());
    assertEquals(2, summary.get("quarantined").intValue());
    String report = jobs.text("out/report.html");
    assertTrue(report.contains("open-kp") && report.contains("yake"));
    List<String> codes = new ArrayList<>();
    for (Row row : jobs.quarantine("out")) {
      codes.add(row.getAs("code"));
    }
    assertEquals(List.of("MISSING_FIELD", "INVALID_JSON"), codes);
  }
}
