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
import org.junit.jupiter.api.io.TempDir;

final class TextJobsTest {
  @TempDir Path folder;

  private Path write(String name, List<String> lines) throws IOException {
    return Files.write(folder.resolve(name), lines);
  }

  private static CommandLineRun run(String... arguments) {
    CommandLineRun run = CommandLineRun.of(arguments);
    assertEquals(0, run.exit(), run.err());
    return run;
  }

  private JsonNode train(String task, Path input, String... more) throws IOException {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "train",
                "--task",
                task,
                "--encoder",
                "mlp",
                "--input",
                input.toString(),
                "--dev",
                input.toString(),
                "--model",
                folder.resolve(task).toString(),
                "--epochs",
                "6",
                "--workers",
                "1",
                "--set",
                "learning-rate=0.05",
                "--set",
                "embedding-size=6",
                "--set",
                "dropout=0",
                "--set",
                "least-count=1"));
    arguments.addAll(List.of(more));
    return run(arguments.toArray(new String[0])).summary();
  }

  private JsonNode evaluate(String task, Path input, String... more) throws IOException {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "evaluate",
                "--task",
                task,
                "--model",
                folder.resolve(task).toString(),
                "--input",
                input.toString()));
    arguments.addAll(List.of(more));
    return run(arguments.toArray(new String[0])).summary();
  }

  @Test
  void oneLabelIsLearntFromTabSeparatedLinesAndVectors() throws IOException {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      lines.add(i % 2 == 0 ? "good\t" + i + "\ta fine film" : "bad\t" + i + "\ta poor film");
    }
    lines.add("no tab");
    Path input = write("a.tsv", lines);
    Path vectors = write("vectors.txt", List.of("2 6", "fine 1 0 0 0 0 0", "poor 0 1 0 0 0 0"));
    JsonNode trained =
        train("classify", input, "--columns", "label,id,text", "--embeddings", vectors.toString());
    assertEquals(80, trained.get("rows").intValue());
    assertEquals(2, trained.get("quarantined").intValue());
    Path output = folder.resolve("out");
    JsonNode judged =
        evaluate("classify", input, "--columns", "label,id,text", "--output", output.toString());
    assertEquals(1.0, judged.at("/metrics/accuracy").doubleValue());
    assertEquals(1.0, judged.at("/metrics/f1/good").doubleValue());
    assertTrue(Files.readString(output.resolve("report.html")).contains("accuracy"));
    CommandLineRun wrong =
        CommandLineRun.of(
            "evaluate",
            "--task",
            "tag",
            "--model",
            folder.resolve("classify").toString(),
            "--input",
            input.toString(),
            "--columns",
            "label,id,text");
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
    Path tags = write("tags.jsonl", tagged);
    Path pairs = write("pairs.jsonl", paired);
    Path labels = write("labels.jsonl", several);
    train("tag", tags);
    assertEquals(1.0, evaluate("tag", tags).at("/metrics/f1").doubleValue());
    assertEquals(2, train("pair", pairs).get("quarantined").intValue());
    assertEquals(1.0, evaluate("pair", pairs).at("/metrics/accuracy").doubleValue());
    train("multi-label", labels);
    assertEquals(1.0, evaluate("multi-label", labels).at("/metrics/micro_f1").doubleValue());
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
