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

/** Questions and their answers: every form of lines, bad ones, training, judging and promoting. */
class AnswerJobsTest {
  @RegisterExtension final JobRunner jobs = new JobRunner();

  private static String line(int id, String context, String answers) {
    return "{\"id\": \""
        + id
        + "\", \"title\": \"t\", \"question\": \"where is it\", \"context\": \""
        + context
        + "\", \"answers\": "
        + answers
        + "}";
  }

  /** Questions of every form; the answer is a city, and a quarter has none. */
  private static List<String> lines() {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < 80; i++) {
      String city = i % 8 < 4 ? "Rome" : "Oslo";
      String context = "no " + i + " it is in " + city + " now";
      int at = context.indexOf(city);
      String answers =
          switch (i % 4) {
            case 0 -> "{\"text\": [\"" + city + "\"], \"answer_start\": [" + at + "]}";
            case 1 -> "[{\"text\": \"" + city + "\", \"answer_start\": " + at + "}]";
            case 2 -> "[[\"" + city + "\", " + at + "], [\"in " + city + "\", " + (at - 3) + "]]";
            default -> i % 8 == 3 ? "[]" : "{\"text\": [], \"answer_start\": []}";
          };
      lines.add(line(i, i % 4 == 3 ? "no " + i + " it is lost" : context, answers));
    }
    return lines;
  }

  private JobRunner.Command train(Path input) {
    return jobs.run("train")
        .with("task", "answer")
        .with("encoder", "bilstm")
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
  void questionsAreLearntJudgedAndPromoted() throws IOException {
    List<String> lines = lines();
    lines.add(line(90, "in Rome", "[[\"Rome\", 2]]"));
    lines.add(line(91, "in Rome", "[[\"Rome\", 99]]"));
    lines.add(line(92, "in Rome", "[[\"Rome\"]]"));
    lines.add(line(93, "in Rome", "\"Rome\""));
    lines.add(line(94, "in Rome", "{\"text\": [\"Rome\"], \"answer_start\": []}"));
    lines.add("{\"id\": 95, \"question\": \"where\", \"context\": \"in Rome\"}");
    lines.add("{\"id\": 96, \"question\": \"where\", \"answers\": []}");
    lines.add("{\"id\": 97, \"text\": \"a\", \"second\": \"b\", \"label\": \"b\"}");
    lines.add(line(98, "\\ud83d\\ude00 in Rome", "[[\"Rome\", 5]]"));
    Path input = jobs.file("q.jsonl", lines);
    JsonNode trained = train(input).summary();
    assertEquals(16, trained.get("quarantined").intValue());
    assertEquals(162, trained.get("rows").intValue());
    assertTrue(trained.at("/metrics/dev/f1").doubleValue() > 0.9, trained.toString());
    JsonNode judged =
        jobs.run("evaluate")
            .with("task", "answer")
            .in("model", "m")
            .with("input", input)
            .in("output", "out")
            .summary();
    assertEquals(8, judged.get("quarantined").intValue());
    assertEquals(81, judged.get("rows").intValue());
    assertEquals(trained.at("/metrics/dev"), judged.get("metrics"));
    assertTrue(judged.at("/metrics/no_answer_f1").doubleValue() > 0.8, judged.toString());
    List<String> codes = jobs.quarantine("out").stream().map(r -> r.<String>getAs("code")).toList();
    assertEquals(
        List.of(
            "WRONG_TYPE",
            "WRONG_TYPE",
            "WRONG_TYPE",
            "WRONG_TYPE",
            "WRONG_TYPE",
            "MISSING_FIELD",
            "MISSING_FIELD",
            "WRONG_TYPE"),
        codes);
    JsonNode promoted =
        jobs.run("promote")
            .with("task", "answer")
            .in("candidate", "m")
            .in("model", "versions")
            .with("metric", "f1")
            .with("input", input)
            .summary();
    assertTrue(promoted.at("/metrics/promoted").booleanValue());
  }
}
