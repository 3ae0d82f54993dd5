package org.gleaner.jobs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Contexts and candidates: every form of lines, bad ones, training, judging and promoting. */
class RankJobsTest {
  @RegisterExtension final JobRunner jobs = new JobRunner();

  private static String line(int id, String context, String candidates, String label) {
    return "{\"id\": \""
        + id
        + "\", \"context\": "
        + context
        + ", \"candidates\": "
        + candidates
        + ", \"label\": "
        + label
        + "}";
  }

  /** Dialogues of every form; the reply with the city is right. */
  private static List<String> lines() {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < 80; i++) {
      String context =
          i % 3 == 0 ? "[\"no " + i + "\", \"where is it\"]" : "\"where is it " + i + '"';
      String right = i % 8 < 4 ? "in Rome" : "Oslo " + i;
      String candidates =
          i % 2 == 0
              ? "[\"" + right + "\", \"no\", \"what " + i + "\"]"
              : "[\"no " + i + "\", \"" + right + "\"]";
      String place = i % 2 == 0 ? "0" : "1";
      lines.add(line(i, context, candidates, i % 5 == 0 ? '"' + right + '"' : place));
    }
    return lines;
  }

  private JobRunner.Command train(Path input) {
    return jobs.run("train")
        .with("task", "rank")
        .with("encoder", "mlp")
        .with("epochs", 12)
        .with("batch-size", 5)
        .with("workers", 1)
        .set("learning-rate", 0.03)
        .set("hidden-size", 12)
        .set("embedding-size", 12)
        .with("input", input)
        .with("dev", input)
        .in("model", "m");
  }

  @Test
  void candidatesAreLearntJudgedAndPromoted() throws IOException {
    List<String> lines = lines();
    String ok = "[\"Oslo\", \"no\"]";
    lines.add(line(80, "\"where\"", ok, "0").replace("}", ", \"question\": \"which\"}"));
    lines.add(line(81, "\"where\"", ok, "2"));
    lines.add(line(82, "\"where\"", ok, "-1"));
    lines.add(line(83, "\"where\"", ok, "0.5"));
    lines.add(line(84, "\"where\"", ok, "\"Rome\""));
    lines.add(line(85, "\"where\"", "[]", "0"));
    lines.add(line(86, "\"where\"", "[\"Oslo\"]", "0"));
    lines.add(line(87, "\"where\"", "[\"Oslo\", \"Oslo\"]", "0"));
    lines.add(line(88, "\"where\"", "[\"Oslo\", \" \"]", "0"));
    lines.add(line(89, "\"where\"", "[\"Oslo\", 7]", "0"));
    lines.add(line(90, "\"where\"", "\"Oslo\"", "0"));
    lines.add(line(91, "{\"a\": 1}", ok, "0"));
    lines.add(line(92, "[\"a\", 1]", ok, "0"));
    lines.add("{\"id\": 93, \"context\": \"a\", \"label\": 0}");
    lines.add("{\"id\": 94, \"context\": \"a\", \"candidates\": " + ok + "}");
    lines.add("{\"id\": 95, \"candidates\": " + ok + ", \"label\": 0}");
    lines.add("{\"id\": 96, \"text\": \"a\", \"label\": \"b\"}");
    Path input = jobs.file("r.jsonl", lines);
    JsonNode trained = train(input).summary();
    assertEquals(32, trained.get("quarantined").intValue());
    assertEquals(162, trained.get("rows").intValue());
    assertTrue(trained.at("/metrics/dev/accuracy").doubleValue() > 0.9, trained.toString());
    JsonNode judged =
        jobs.run("evaluate")
            .with("task", "rank")
            .in("model", "m")
            .with("input", input)
            .in("output", "out")
            .summary();
    assertEquals(16, judged.get("quarantined").intValue());
    assertEquals(81, judged.get("rows").intValue());
    assertEquals(trained.at("/metrics/dev"), judged.get("metrics"));
    assertTrue(judged.at("/metrics/mean_reciprocal_rank").doubleValue() > 0.9, judged.toString());
    assertEquals(0.4177, judged.at("/metrics/chance").doubleValue());
    List<String> codes = jobs.quarantine("out").stream().map(r -> r.<String>getAs("code")).toList();
    assertEquals(
        List.of(
            "WRONG_TYPE",
            "WRONG_TYPE",
            "WRONG_TYPE",
            "WRONG_TYPE",
            "MISSING_FIELD",
            "WRONG_TYPE",
            "WRONG_TYPE",
            "MISSING_FIELD",
            "WRONG_TYPE",
            "WRONG_TYPE",
            "WRONG_TYPE",
            "WRONG_TYPE",
            "MISSING_FIELD",
            "MISSING_FIELD",
            "MISSING_FIELD",
            "MISSING_FIELD"),
        codes);
    JsonNode promoted =
        jobs.run("promote")
            .with("task", "rank")
            .in("candidate", "m")
            .in("model", "versions")
            .with("metric", "accuracy")
            .with("input", input)
            .summary();
    assertTrue(promoted.at("/metrics/promoted").booleanValue());
  }
}
