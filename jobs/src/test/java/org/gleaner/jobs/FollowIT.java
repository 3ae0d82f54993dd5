package org.gleaner.jobs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged jar follows a folder as a process of its own, is killed, and goes on. */
class FollowIT {
  private static final int LINES = 50;
  private static final long MOST_SECONDS = 600;

  @TempDir Path folder;

  @AfterAll
  static void stop() {
    CommandLineRun.spark().stop();
  }

  private void add(String name) throws IOException {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < LINES; i++) {
      lines
          .append("{\"id\": \"" + name + i + "\", \"text\": \"Parameter averaging trains neural")
          .append(" networks, and " + name + " has number " + i + ".\"}\n");
    }
    Path hidden = folder.resolve("incoming/." + name);
    Files.writeString(hidden, lines);
    Files.move(hidden, folder.resolve("incoming/" + name + ".jsonl"));
  }

  private List<String> score(String output) {
    List<String> command = new ArrayList<>(List.of("score", "--master", "local[2]"));
    command.addAll(List.of("--keyphrases", "yake", "--language", "en"));
    command.addAll(List.of("--input", folder.resolve("incoming").toString()));
    command.addAll(List.of("--output", folder.resolve(output).toString()));
    return command;
  }

  private Process follow() throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(Arrays.asList(System.getProperty("gleaner.options").split(" ")));
    String path = System.getProperty("gleaner.jar") + ":" + System.getProperty("gleaner.spark");
    command.addAll(List.of("-Xmx1g", "-cp", path + "/*", "org.gleaner.jobs.Main"));
    command.addAll(score("out"));
    command.addAll(List.of("--follow", "--trigger", "1 second", "--max-files", "2"));
    return new ProcessBuilder(command)
        .redirectOutput(folder.resolve("out.stdout").toFile())
        .redirectError(folder.resolve("out.stderr").toFile())
        .start();
  }

  private List<String> documents(String pattern) {
    List<Row> rows =
        CommandLineRun.spark()
            .read()
            .parquet(folder.resolve(pattern).resolve("documents").toString())
            .collectAsList();
    return rows.stream().map(Row::toString).sorted().toList();
  }

  private boolean isThere(String glob) throws IOException {
    Path out = folder.resolve("out");
    if (!Files.exists(out)) {
      return false;
    }
    try (DirectoryStream<Path> found = Files.newDirectoryStream(out, glob)) {
      return found.iterator().hasNext();
    }
  }

  private void await(Process process, Callable<Boolean> condition) throws Exception {
    long begin = System.nanoTime();
    while (!condition.call()) {
      boolean late = System.nanoTime() - begin > TimeUnit.SECONDS.toNanos(MOST_SECONDS);
      if (late || !process.isAlive()) {
        process.destroyForcibly();
        throw new AssertionError(Files.readString(folder.resolve("out.stderr")));
      }
      Thread.sleep(100);
    }
  }

  @Test
  void killedInTheMiddleAndStartedAgainItEndsLikeTheBatchJob() throws Exception {
    Files.createDirectories(folder.resolve("incoming"));
    add("a");
    Process first = follow();
    await(first, () -> isThere("batch-00000000"));
    add("b");
    add("c");
    await(first, () -> isThere("_temporary-*") || isThere("batch-00000001"));
    assertTrue(first.destroyForcibly().waitFor(30, TimeUnit.SECONDS));
    add("d");
    Process second = follow();
    await(second, () -> isThere("batch-00000001") && documents("out/batch-*").size() == 4 * LINES);
    second.destroy();
    assertTrue(second.waitFor(MOST_SECONDS, TimeUnit.SECONDS));
    String told = Files.readString(folder.resolve("out.stderr"));
    assertEquals(0, second.exitValue(), told);
    String last = Files.readString(folder.resolve("out.stdout")).strip();
    assertTrue(last.startsWith("{\"job\":\"score\",\"rows\":"), last);
    assertTrue(!isThere("_temporary-*") && !isThere("_replaced-*"), told);
    CommandLineRun batch = CommandLineRun.of(score("whole").toArray(new String[0]));
    assertEquals(0, batch.exit(), batch.err());
    assertEquals(documents("whole"), documents("out/batch-*"));
  }
}
