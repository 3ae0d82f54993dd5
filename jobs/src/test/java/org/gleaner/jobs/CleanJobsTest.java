package org.gleaner.jobs;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Row;
import org.gleaner.jobs.input.CleaningInput;
import org.gleaner.jobs.input.TrainingLines;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class CleanJobsTest {
  @RegisterExtension final JobRunner jobs = new JobRunner();

  private static final String CONTENT = "the river flows slowly through the quiet valley";
  private static final String BOILERPLATE = "click here to subscribe";

  /** Triple-space documents with a label for each segment, and one line that has none. */
  private Path labelled(String name, int documents) throws IOException {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < documents; i++) {
      String text = String.join("   ", BOILERPLATE, CONTENT + " " + i, CONTENT, BOILERPLATE);
      lines.add("{\"id\": \"" + i + "\", \"text\": \"" + text + "\", \"labels\": [1, 0, 0, 1]}");
    }
    lines.add("{\"id\": \"none\", \"text\": \"" + CONTENT + "\"}");
    return Files.write(jobs.path(name), lines);
  }

  private JobRunner.Command train(Path input, String model) {
    return jobs.run("train")
        .with("task", "clean")
        .with("input", input)
        .in("model", model)
        .with("epochs", 6)
        .with("batch-size", 2)
        .set("features", "text")
        .set("hidden-size", 4)
        .set("embedding-size", 8)
        .set("document-size", 4)
        .set("learning-rate", 0.02);
  }

  @Test
  void whatIsTrainedCanBeEvaluatedAndCleansInScore() throws IOException {
    Path input = labelled("train.jsonl", 40);
    Path dev = labelled("dev.jsonl", 6);
    CommandLineRun run = train(input, "model").with("dev", dev).done();
    assertEquals(46, run.summary().get("rows").intValue());
    assertEquals(2, run.summary().get("quarantined").intValue());
    assertTrue(run.err().contains("Lines quarantined: MISSING_FIELD=2"), run.err());
    assertEquals(2, jobs.quarantine("model").size());
    assertEquals(6, run.summary().at("/metrics/dev_documents").intValue());
    assertTrue(jobs.text("model/report.html").contains("Training curve"));

    Path test = labelled("test.jsonl", 9);
    CommandLineRun evaluated =
        jobs.run("evaluate")
            .with("task", "clean")
            .in("model", "model")
            .with("input", test)
            .in("output", "evaluation")
            .done();
    JsonNode metrics = evaluated.summary().get("metrics");
    assertEquals(9, evaluated.summary().get("rows").intValue());
    assertEquals(36, metrics.get("segments").intValue());
    assertEquals(1.0, metrics.get("remove_f1").doubleValue(), 1e-9);
    assertEquals(1.0, metrics.get("auc").doubleValue(), 1e-9);
    assertTrue(metrics.get("page_word_f1").isNull());
    String report = jobs.text("evaluation/report.html");
    assertTrue(report.contains("Confusion matrix"));
    assertTrue(evaluated.err().contains("Lines quarantined: MISSING_FIELD=1"), evaluated.err());
    Row aside = jobs.quarantine("evaluation").get(0);
    assertEquals("MISSING_FIELD", aside.getAs("code"));
    assertEquals("none", aside.getAs("id"));
    assertEquals(CONTENT, aside.getAs("excerpt"));

    jobs.run("score")
        .with("input", test)
        .in("output", "scored")
        .in("cleaner", "model")
        .with("keyphrases", "first-phrases")
        .with("language", "en")
        .done();
    Row first = jobs.parquet("scored/documents").orderBy("position").first();
    assertEquals(CONTENT + " 0\n\n" + CONTENT, first.getAs("text"));
    List<Row> removed = first.getList(first.fieldIndex("removed"));
    assertEquals(2, removed.size());
    assertEquals(0, removed.get(0).getInt(0));
    assertEquals(BOILERPLATE.length(), removed.get(0).getInt(1));
    assertEquals("boilerplate", removed.get(0).getString(2));
    String page = jobs.text("scored/report.html");
    assertTrue(page.contains("<del>" + BOILERPLATE + "</del>"));

    jobs.run("predict").with("input", test).in("output", "cleaned").in("model", "model").done();
    Row cleaned = jobs.parquet("cleaned/predictions").orderBy("position").first();
    assertEquals(first.<String>getAs("text"), cleaned.getAs("text"));
    assertEquals(removed, cleaned.getList(cleaned.fieldIndex("removed")));
  }

  @Test
  void theSameSeedGivesTheSameModel() throws IOException {
    Path input = labelled("train.jsonl", 12);
    train(input, "one").with("epochs", 1).done();
    train(input, "two").with("epochs", 1).done();
    for (String name : List.of("config.json", "vocab.txt", "labels.txt", "model.safetensors")) {
      assertArrayEquals(
          Files.readAllBytes(jobs.path("one").resolve(name)),
          Files.readAllBytes(jobs.path("two").resolve(name)),
          name);
    }
  }

  @Test
  void leavesAndSegmentsAndPagesAreRead() throws IOException {
    Path input =
        Files.write(
            jobs.path("kinds.jsonl"),
            List.of(
                "{\"leaves\": [[0, \"html/body/a\", \"Home\"], [1, \"html/body/p\", \""
                    + CONTENT
                    + "\"]]}",
                "{\"segments\": [\"a b\", \"c d\"], \"labels\": [\"keep\", \"remove\"]}",
                "{\"html\": \"<p>"
                    + CONTENT
                    + "</p><p>"
                    + BOILERPLATE
                    + "</p>\", \"text\": \""
                    + CONTENT
                    + "\"}",
                "{\"segments\": [\"a b\", \"c d\"], \"labels\": [0]}",
                "{\"segments\": [\"a b\"], \"labels\": [\"perhaps\"]}"));
    var read = org.gleaner.io.ReadSettings.of(input.toString());
    var lines = CleaningInput.read(CommandLineRun.spark(), read, "auto").collect();
    assertEquals(List.of(true, false), lines.get(0).value().remove());
    assertEquals("html/body/p", lines.get(0).value().segments().get(1).html().path());
    assertEquals(List.of(false, true), lines.get(1).value().remove());
    assertEquals(List.of(false, true), lines.get(2).value().remove());
    assertEquals(CONTENT, lines.get(2).value().gold());
    for (int bad : new int[] {3, 4}) {
      assertEquals(null, lines.get(bad).value());
      assertEquals("DOCUMENT_FAILED", lines.get(bad).aside().getString(3));
    }
    assertEquals(null, lines.get(2).aside());
  }

  @Test
  void aHostIsAlwaysOnTheSameSide() {
    int apart = 0;
    for (int i = 0; i < 1000; i++) {
      String host = "host" + i + ".example";
      assertEquals(TrainingLines.isApart(host), TrainingLines.isApart(host));
      apart += TrainingLines.isApart(host) ? 1 : 0;
    }
    assertTrue(apart > 50 && apart < 150, "apart " + apart);
  }

  @Test
  void trainingOnNothingIsAFailureWithOneLine() throws IOException {
    Path input = jobs.file("a.jsonl", List.of("{\"text\": \"no labels\"}"));
    CommandLineRun run = train(input, "model").any();
    assertEquals(1, run.exit());
    assertTrue(run.err().contains("Cannot train on 0 documents"), run.err());
    assertTrue(Files.notExists(jobs.path("model")));
  }
}
