package org.gleaner.jobs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The jobs word2vec, similar and analogy, one after the other. */
class WordVectorJobsTest {
  @RegisterExtension final JobRunner jobs = new JobRunner();

  private String train(String... more) throws IOException {
    Random random = new Random(3);
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int j = 0; j < 12; j++) {
        text.append(i % 2 == 0 ? "Cat" : "Iron").append(random.nextInt(5)).append(", ");
      }
      lines.add("{\"text\": \"" + text + "\"}");
    }
    lines.add("{broken");
    Path input = jobs.file("a.jsonl", lines);
    Path pairs = jobs.file("p.txt", List.of("Cat1 cat2 9", "cat1 iron2 1", "x y 2"));
    Path questions = jobs.file("q.txt", List.of(": s", "cat0 cat1 iron0 iron1"));
    CommandLineRun run =
        jobs.run("word2vec")
            .with("input", input)
            .in("model", "model")
            .with("epochs", 3)
            .with("dimensions", 12)
            .set("sample", 0)
            .with("export", "glove")
            .with("evaluate-similarity", pairs)
            .with("evaluate-analogies", questions)
            .more(more)
            .done();
    JsonNode summary = run.summary();
    assertEquals(1_000, summary.get("rows").intValue());
    assertEquals(1, summary.get("quarantined").intValue());
    assertEquals(10, summary.at("/metrics/words").intValue());
    assertEquals(36_000, summary.at("/metrics/trained_words").intValue());
    assertEquals(1, summary.at("/metrics/similarity/p.txt/spearman").doubleValue());
    assertEquals(2, summary.at("/metrics/similarity/p.txt/covered").intValue());
    assertEquals(1, summary.at("/metrics/analogies/q.txt/total/covered").intValue());
    return jobs.path("model").toString();
  }

  @Test
  void tokenizersTakeTheirOptions() throws IOException {
    String model = train("--tokenizer", "regex", "--set", "pattern=[A-Za-z]+[0-9]");
    String config = Files.readString(Path.of(model, "config.json"));
    assertTrue(config.contains("regex{pattern=[A-Za-z]+[0-9]}"), config);
    CommandLineRun run =
        jobs.run("word2vec")
            .in("input", "a.jsonl")
            .in("model", "other")
            .with("tokenizer", "regex")
            .set("pattern", "[")
            .set("n", 1)
            .withoutSpark();
    assertEquals(2, run.exit());
    assertTrue(run.err().contains("Cannot use pattern: ["), run.err());
    assertTrue(run.err().contains("Cannot use option: n"), run.err());
  }

  @Test
  void trainedVectorsAreJudgedAndAsked() throws IOException {
    String model = train();
    assertTrue(Files.exists(jobs.path("model/report.html")));
    assertTrue(Files.exists(jobs.path("model/quarantine")));
    sentencesAreCompared(model);
    CommandLineRun near =
        CommandLineRun.withoutSpark(
            "similar",
            "--model",
            model,
            "--word",
            "cat1",
            "--top",
            "4",
            "--pair",
            "cat1,iron1",
            "--odd-of",
            "cat1,cat2,iron3");
    assertEquals(0, near.exit(), near.err());
    near.summary()
        .at("/metrics/cat1")
        .fieldNames()
        .forEachRemaining(word -> assertTrue(word.startsWith("cat"), word));
    assertEquals("iron3", near.summary().at("/metrics/cat1,cat2,iron3").asText());
    CommandLineRun other =
        CommandLineRun.withoutSpark(
            "analogy",
            "--model",
            model + "/glove.vec",
            "--vector-format",
            "glove",
            "--positive",
            "cat1,cat2",
            "--negative",
            "iron0",
            "--top",
            "2");
    assertEquals(0, other.exit(), other.err());
    assertEquals(2, other.summary().at("/metrics/answers").size());
    CommandLineRun judged =
        CommandLineRun.withoutSpark(
            "word2vec", "--model", model, "--evaluate-similarity", jobs.path("p.txt").toString());
    assertEquals(0, judged.exit(), judged.err());
    assertEquals(1, judged.summary().at("/metrics/similarity/p.txt/spearman").doubleValue());
  }

  @Test
  void pairsAreLearntFromByTheirOwnDefaults() throws IOException {
    train();
    CommandLineRun run =
        jobs.run("word2vec")
            .in("input", "a.jsonl")
            .in("model", "glove")
            .with("method", "glove")
            .with("dimensions", 4)
            .done();
    assertEquals(10, run.summary().at("/metrics/words").intValue());
    int pairs = run.summary().at("/metrics/trained_pairs").intValue();
    assertTrue(pairs > 0 && pairs % 15 == 0, "15 epochs: " + pairs);
    assertTrue(run.summary().at("/metrics/pairs_per_second").longValue() > 0);
  }

  @Test
  void problemsAreTold() throws IOException {
    String model = train();
    CommandLineRun unknown =
        CommandLineRun.withoutSpark("similar", "--model", model, "--word", "dog");
    assertEquals(2, unknown.exit());
    assertEquals(
        "gleaner similar: Cannot find word: dog. It has no vector among 10 words\n"
            + "See: gleaner similar --help\n",
        unknown.err());
    CommandLineRun missing =
        CommandLineRun.withoutSpark(
            "analogy", "--model", jobs.path("none").toString(), "--positive", "a");
    assertEquals(1, missing.exit());
    assertTrue(missing.err().contains("[INVALID_MODEL]"), missing.err());
    Path shard = jobs.path("model/vectors-00000.bin");
    byte[] bytes = Files.readAllBytes(shard);
    bytes[100] ^= 1;
    Files.write(shard, bytes);
    Files.deleteIfExists(jobs.path("model/.vectors-00000.bin.crc"));
    CommandLineRun damaged =
        CommandLineRun.withoutSpark("similar", "--model", model, "--word", "cat1");
    assertEquals(1, damaged.exit());
    assertTrue(damaged.err().contains("checksum"), damaged.err());
    CommandLineRun wrong =
        CommandLineRun.withoutSpark(
            "word2vec",
            "--input",
            jobs.path("a.jsonl").toString(),
            "--model",
            "m",
            "--method",
            "glov",
            "--set",
            "windw=3",
            "--set",
            "seed=4");
    assertEquals(2, wrong.exit());
    assertTrue(wrong.err().contains("Cannot use method: glov"), wrong.err());
    assertTrue(wrong.err().contains("Cannot use option: windw. Known: "), wrong.err());
    assertTrue(wrong.err().contains("Cannot use --set seed. Accepted: --seed"), wrong.err());
  }

  /** Cosines fall from equal words over words of a kind to words of another kind. */
  private void sentencesAreCompared(String model) throws IOException {
    Path pairs =
        Files.write(
            jobs.path("pairs.tsv"),
            List.of(
                "3\tcat1 cat2\tcat2 cat1",
                "2\tcat1 cat2\tcat3",
                "1\tcat1\tiron1",
                "x\tcat1\tcat2"));
    CommandLineRun run =
        CommandLineRun.of(
            "evaluate",
            "--task",
            "similarity",
            "--model",
            model,
            "--input",
            pairs.toString(),
            "--columns",
            "label,text,second",
            "--output",
            jobs.path("compared").toString());
    assertEquals(0, run.exit(), run.err());
    assertEquals(3, run.summary().get("rows").intValue());
    assertEquals(1, run.summary().get("quarantined").intValue());
    assertEquals(1, run.summary().at("/metrics/average/spearman").doubleValue());
    assertEquals(5, run.summary().get("metrics").size());
    assertTrue(Files.exists(jobs.path("compared/report.html")));
    CommandLineRun wrong =
        CommandLineRun.of("evaluate", "--task", "similarity", "--method", "median");
    assertEquals(2, wrong.exit());
    assertTrue(wrong.err().contains("Cannot use --method: median"), wrong.err());
  }
}
