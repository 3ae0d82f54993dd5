package org.gleaner.jobs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.gleaner.jobs.run.Defaults;
import org.gleaner.jobs.run.JobCommand;
import org.gleaner.jobs.score.ScoreCommand;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A folder that is followed comes to what the batch job makes of all its files. */
class FollowTest {
  private static final String TEXT =
      "Parameter averaging trains neural networks on a cluster. Each worker trains a copy.";

  @RegisterExtension final JobRunner jobs = new JobRunner();
  private Path incoming;

  @BeforeEach
  void makeFolder() throws IOException {
    incoming = Files.createDirectories(jobs.path("incoming"));
  }

  /** A file with a good line, a broken one and a second good one; later than those before it. */
  private Path add(String name, int number) throws IOException {
    Path hidden = incoming.resolve("." + name);
    Files.writeString(
        hidden,
        "{\"id\": \""
            + name
            + "-1\", \"text\": \""
            + TEXT
            + " Number "
            + number
            + " is it.\"}\n"
            + "broken "
            + name
            + "\n"
            + "{\"id\": \""
            + name
            + "-2\", \"html\": \"<p>Distributed pipelines run.</p>\"}\n");
    Files.setLastModifiedTime(hidden, FileTime.fromMillis(1_700_000_000_000L + 10_000L * number));
    return Files.move(hidden, incoming.resolve(name));
  }

  private CommandLineRun score(String output, String... more) {
    return jobs.run("score")
        .with("input", incoming)
        .in("output", output)
        .with("keyphrases", "yake")
        .with("language", "en")
        .with("partitions", 1)
        .more(more)
        .any();
  }

  private CommandLineRun follow() {
    return score("out", "--follow", "--trigger", "available-now", "--max-files", "1");
  }

  private List<String> documents(String pattern) {
    return sorted(jobs.parquet(pattern + "/documents").collectAsList());
  }

  private List<String> quarantine(String pattern) {
    return sorted(jobs.quarantine(pattern));
  }

  private static List<String> sorted(List<Row> rows) {
    return rows.stream().map(Row::toString).sorted().toList();
  }

  private List<String> batches() throws IOException {
    try (Stream<Path> files = Files.list(jobs.path("out"))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> !name.startsWith("."))
          .sorted()
          .toList();
    }
  }

  private void assertSameAsTheBatchJob(String output) {
    assertEquals(0, score(output).exit());
    assertEquals(documents(output), documents("out/batch-*"));
    assertEquals(quarantine(output), quarantine("out/batch-*"));
  }

  /** Writes the rows of a query as one file. */
  private Path parquet(String query, Path to) throws IOException {
    Path rows = jobs.path("rows");
    CommandLineRun.spark()
        .sql(query)
        .coalesce(1)
        .write()
        .mode("overwrite")
        .parquet(rows.toString());
    try (Stream<Path> files = Files.list(rows)) {
      Path part =
          files.filter(file -> file.toString().endsWith(".parquet")).findFirst().orElseThrow();
      return Files.move(part, to, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    }
  }

  @Test
  void aFailureInTheMiddleLosesNothingAndDoublesNothing() throws IOException {
    add("a.jsonl", 1);
    add("b [1].jsonl", 2);
    Path bad = parquet("SELECT 5 AS text", incoming.resolve("c.parquet"));
    Files.setLastModifiedTime(bad, FileTime.fromMillis(1_700_000_030_000L));
    CommandLineRun failed = follow();
    assertEquals(1, failed.exit(), failed.err());
    assertEquals("", failed.out());
    assertTrue(failed.err().contains("gleaner score: Cannot read column text: int"), failed.err());
    assertEquals(List.of("_checkpoint", "batch-00000000", "batch-00000001"), batches());

    String killed = "out/_temporary-" + java.util.UUID.randomUUID() + "-batch-00000002";
    Files.createDirectories(jobs.path(killed));
    assertEquals(bad, parquet("SELECT 'p' AS id, '" + TEXT + "' AS text", bad));
    add("d.jsonl", 4);
    CommandLineRun done = follow();
    assertEquals(0, done.exit(), done.err());
    assertEquals(3, done.summary().get("rows").intValue(), done.out());
    assertEquals(1, done.summary().get("quarantined").intValue());
    assertEquals(2, done.summary().at("/metrics/batches").intValue());
    assertEquals(
        List.of(
            "_checkpoint", "batch-00000000", "batch-00000001", "batch-00000002", "batch-00000003"),
        batches());
    assertEquals(7, documents("out/batch-*").size());
    assertSameAsTheBatchJob("whole");
  }

  @Test
  void aBatchThatWasWrittenButNotNotedIsReplaced() throws IOException {
    add("a.jsonl", 1);
    add("b.jsonl", 2);
    assertEquals(0, follow().exit());
    List<String> before = documents("out/batch-*");
    for (String name : List.of("1", ".1.crc")) {
      Files.delete(jobs.path("out/_checkpoint/commits/" + name));
    }
    CommandLineRun again = follow();
    assertEquals(0, again.exit(), again.err());
    assertEquals(1, again.summary().at("/metrics/batches").intValue(), again.err());
    assertEquals(before, documents("out/batch-*"));
    assertSameAsTheBatchJob("whole");
  }

  @Test
  void filesOfOtherKindsAndUnfinishedOnesAreLeftOut() throws IOException {
    Files.writeString(incoming.resolve("notes.md"), "# Notes");
    Files.writeString(incoming.resolve(".unfinished.jsonl"), "{\"id\": \"half");
    add("a.jsonl", 1);
    Files.createDirectories(incoming.resolve("day=1"));
    Files.move(incoming.resolve("a.jsonl"), incoming.resolve("day=1/a.jsonl"));
    CommandLineRun run = follow();
    assertEquals(0, run.exit(), run.err());
    assertTrue(run.err().contains("Left out, not of a known kind: 1 files"), run.err());
    assertEquals(2, run.summary().get("rows").intValue());
    assertEquals(2, documents("out/batch-*").size());
    CommandLineRun idle = follow();
    assertEquals(0, idle.summary().get("rows").intValue());
  }

  @Test
  void everyProblemIsToldAtOnce() throws IOException {
    add("a.jsonl", 1);
    CommandLineRun run =
        CommandLineRun.withoutSpark(
            "score",
            "--input",
            incoming.toString(),
            "--input",
            "other",
            "--output",
            jobs.path("out").toString(),
            "--overwrite",
            "--follow",
            "--trigger",
            "sometimes",
            "--max-files",
            "0");
    assertEquals(2, run.exit());
    for (String line :
        List.of(
            "Cannot use --max-files: 0. Accepted: a whole number 1 to 1000000",
            "Cannot use --trigger: sometimes. Accepted: available-now, or an interval such as 30"
                + " seconds or 1 minute",
            "Cannot follow 2 inputs. Give one folder",
            "Cannot use --overwrite with --follow: batches are added to the output")) {
      assertTrue(run.err().contains("gleaner score: " + line + "\n"), line + "\n" + run.err());
    }
    assertTrue(
        run.err()
            .contains(
                "Cannot follow with --keyphrases: position-weighted-tf-idf counts phrases over the"
                    + " whole corpus. Accepted: first-phrases, "),
        run.err());
    assertFalse(run.err().contains("Accepted: first-phrases, tf-idf"));
  }

  @Test
  void theCheckpointStandsInTheOutputUnlessItIsNamed() {
    assertEquals("out/_checkpoint", checkpoint());
    assertEquals("notes", checkpoint("--checkpoint=notes"));
  }

  private static String checkpoint(String... more) {
    List<String> arguments = new ArrayList<>(List.of("--input=in", "--output=out", "--follow"));
    arguments.addAll(List.of(more));
    ScoreCommand score = new ScoreCommand();
    JobCommand.read("score", score, Defaults.shipped(), arguments).requireNone();
    return score.checkpoint();
  }

  @Test
  void optionsOfFollowingNeedIt() throws IOException {
    add("a.jsonl", 1);
    CommandLineRun run = score("out", "--checkpoint", "c");
    assertEquals(2, run.exit());
    assertTrue(
        run.err().contains("Cannot use --checkpoint here: this kind of score does not take it"));
  }

  @Test
  void foldersThatCannotBeFollowedAreRefused() throws IOException {
    Path file = add("a.jsonl", 1);
    String[] how = {"--follow", "--trigger", "available-now"};
    String overlap = score("incoming/out", how).err();
    assertTrue(overlap.contains("overlaps the input"), overlap);
    CommandLineRun noFolder =
        CommandLineRun.withoutSpark(
            "score",
            "--input",
            file.toString(),
            "--output",
            jobs.path("o").toString(),
            "--keyphrases",
            "yake",
            "--follow");
    assertEquals(1, noFolder.exit());
    assertTrue(noFolder.err().startsWith("gleaner score: Cannot follow input: " + file));
    Files.createDirectories(jobs.path("out/batch-00000000"));
    CommandLineRun unknown = score("out", how);
    assertEquals(1, unknown.exit());
    assertTrue(unknown.err().contains("has batches, but there is no checkpoint"), unknown.err());
    assertTrue(unknown.err().contains("[OUTPUT_EXISTS]"), unknown.err());
  }
}
