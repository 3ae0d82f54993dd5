package org.gleaner.jobs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Labels that are none, or that a model does not know, and numbers that are none. */
class OddLabelsTest {
  private static final String[] TEXTS = {
    "boring plot bad acting",
    "wonderful acting superb",
    "awful mess",
    "brilliant and moving",
    "terrible waste of time",
    "great film loved it"
  };

  @RegisterExtension final JobRunner jobs = new JobRunner();

  private static String line(String id, String text, String label) {
    return "{\"id\": " + id + ", \"text\": \"" + text + "\", \"label\": " + label + "}";
  }

  /** Texts of two labels. */
  private static List<String> lines() {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < 24; i++) {
      lines.add(
          line("\"" + i + "\"", TEXTS[i % 6] + " w" + i % 5, i % 2 == 0 ? "\"neg\"" : "\"pos\""));
    }
    return lines;
  }

  private Path input(String name, String... more) throws IOException {
    List<String> lines = lines();
    lines.addAll(List.of(more));
    return jobs.file(name, lines);
  }

  private JobRunner.Command network(String task, Path input, String model) {
    return jobs.run("train")
        .with("task", task)
        .with("encoder", "mlp")
        .with("epochs", 1)
        .with("batch-size", 4)
        .with("averaging-frequency", 2)
        .set("hidden-size", 8)
        .set("embedding-size", 8)
        .with("input", input)
        .in("model", model);
  }

  private JobRunner.Command classical(Path input, String model) {
    return jobs.run("train")
        .with("task", "classify")
        .with("method", "naive-bayes")
        .with("input", input)
        .in("model", model);
  }

  private JobRunner.Command evaluate(String task, String model, Path input) {
    return jobs.run("evaluate").with("task", task).in("model", model).with("input", input);
  }

  private List<String> labels(String model) throws IOException {
    return Files.readAllLines(jobs.path(model).resolve("labels.txt"));
  }

  @Test
  void whatCannotBeALabelIsSetAside() throws IOException {
    Path input =
        input(
            "odd.jsonl",
            line("1", "empty", "\"\""),
            line("2", "blank", "\"  \""),
            line("3", "null", "null"),
            line("4", "object", "{\"a\": 1}"),
            line("5", "broken", "\"line\\nbreak\""),
            line("6", "nested", "[[\"pos\"]]"),
            line("7", "two", "[\"pos\", \"neg\"]"),
            line("8", "good film", "\"a \\\"b\\\" \\\\ c\\t\\u00e9\""),
            line("9", "good film", "[\"pos\"]"));
    JsonNode network = network("classify", input, "n").summary();
    assertEquals(7, network.get("quarantined").intValue());
    assertEquals(26, network.get("rows").intValue());
    assertEquals(List.of("a \"b\" \\ c\té", "neg", "pos"), labels("n"));
    assertEquals(26, evaluate("classify", "n", input).summary().get("rows").intValue());
    JsonNode classical = classical(input, "c").summary();
    assertEquals(7, classical.get("quarantined").intValue());
    assertEquals(3, classical.at("/metrics/labels").intValue());
    assertTrue(jobs.text("c/config.json").contains("\"a \\\"b\\\" \\\\ c\\té\""));
    List<String> codes = jobs.quarantine("c").stream().map(r -> r.<String>getAs("code")).toList();
    assertEquals(
        List.of(
            "MISSING_FIELD",
            "MISSING_FIELD",
            "MISSING_FIELD",
            "WRONG_TYPE",
            "WRONG_TYPE",
            "WRONG_TYPE",
            "WRONG_TYPE"),
        codes);
    Path table =
        jobs.file(
            "t.tsv", lines().stream().map(l -> l.contains("neg") ? "\tx" : "pos\tgood").toList());
    JsonNode tabs = network("multi-label", table, "t").with("columns", "label,text").summary();
    assertEquals(12, tabs.get("quarantined").intValue());
  }

  @Test
  void labelThatTheModelDoesNotKnowCountsAsWrong() throws IOException {
    Path input = input("a.jsonl");
    Path dev = jobs.file("dev.jsonl", line("\"u\"", "so so film", "\"neutral\""));
    JsonNode trained = network("classify", input, "m").with("dev", dev).summary();
    assertEquals(25, trained.get("rows").intValue());
    JsonNode judged = evaluate("classify", "m", dev).summary();
    assertEquals(1, judged.get("rows").intValue());
    assertEquals(0, judged.at("/metrics/accuracy").doubleValue());
    // The id r4 is in the tenth that is set apart.
    Path rare = input("rare.jsonl", line("\"r4\"", "so so film", "\"neutral\""));
    assertEquals(25, network("classify", rare, "r").summary().get("rows").intValue());
  }

  @Test
  void emptyIdsAreNumberedByTheirPlace() throws IOException {
    List<String> lines = new ArrayList<>();
    for (String line : lines()) {
      lines.add(line.replaceFirst("\"id\": \"\\d+\"", "\"id\": \"\""));
    }
    JsonNode summary = network("classify", jobs.file("e.jsonl", lines), "e").summary();
    assertEquals(24, summary.get("rows").intValue());
  }

  @Test
  void numbersOutsideTheRangeAreSetAsideAndNanIsNeverPromoted() throws IOException {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      lines.add(line("\"" + i + "\"", TEXTS[i % 6], i % 2 == 0 ? "1" : "5"));
    }
    for (String odd : List.of("\"Infinity\"", "\"NaN\"", "\"x\"", "1e400", "-0.1")) {
      lines.add(line("\"x\"", "x y", odd));
    }
    Path input = jobs.file("n.jsonl", lines);
    assertEquals(15, network("regress", input, "n").summary().get("quarantined").intValue());
    JsonNode all = network("regress", input, "all").set("low", 1).set("high", 5).summary();
    assertEquals(20, all.get("rows").intValue());
    assertEquals(5, all.get("quarantined").intValue());
    Path nothing = jobs.file("none.jsonl", "{\"id\": 1, \"text\": \"no label\"}");
    Path empty = jobs.file("empty.jsonl");
    for (Path gold : List.of(nothing, empty)) {
      CommandLineRun refused =
          jobs.run("promote")
              .with("task", "regress")
              .in("candidate", "n")
              .in("model", "use")
              .with("input", gold)
              .with("metric", "pearson")
              .any();
      assertEquals(1, refused.exit(), refused.err());
      assertTrue(refused.err().contains("Cannot judge over 0 lines"), refused.err());
      assertFalse(Files.exists(jobs.path("use")));
    }
  }

  @Test
  void trainingThatDivergesEndsWithoutAModel() throws IOException {
    CommandLineRun run =
        network("classify", input("a.jsonl"), "m")
            .with("epochs", 3)
            .set("learning-rate", 1000)
            .set("updater", "sgd")
            .set("clip", 0)
            .any();
    assertEquals(1, run.exit(), run.err());
    String last = run.err().lines().reduce((a, b) -> b).orElseThrow();
    assertTrue(last.matches("gleaner train: .* after round \\d+\\..*TRAINING_DIVERGED]"), last);
    try (Stream<Path> left = Files.list(jobs.path("."))) {
      assertEquals(1, left.count());
    }
  }

  @Test
  void stretchesInTheNotationOfFourPrefixesAreLearnt() throws IOException {
    List<String> lines = new ArrayList<>();
    List<String> gold = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      String tokens =
          "{\"id\": " + i + ", \"tokens\": [\"John\", \"Smith\", \"lives\", \"in\", \"Paris\"], ";
      lines.add(tokens + "\"labels\": [\"B-PER\", \"E-PER\", \"O\", \"O\", \"S-LOC\"]}");
      gold.add(tokens + "\"labels\": [\"B-PER\", \"L-PER\", \"O\", \"O\", \"O\"]}");
    }
    Path input = jobs.file("tags.jsonl", lines);
    jobs.run("train")
        .with("task", "tag")
        .with("encoder", "bilstm")
        .with("epochs", 30)
        .with("batch-size", 4)
        .with("averaging-frequency", 2)
        .set("hidden-size", 8)
        .set("embedding-size", 8)
        .set("learning-rate", 0.05)
        .with("input", input)
        .with("dev", input)
        .in("model", "tags")
        .done();
    assertEquals(List.of("B-LOC", "B-PER", "I-PER", "O"), labels("tags"));
    JsonNode figures = evaluate("tag", "tags", jobs.file("gold.jsonl", gold)).summary();
    assertEquals(0.5, figures.at("/metrics/precision").doubleValue());
    assertEquals(1, figures.at("/metrics/recall").doubleValue());
    assertEquals(0.6667, figures.at("/metrics/f1").doubleValue());
  }
}
