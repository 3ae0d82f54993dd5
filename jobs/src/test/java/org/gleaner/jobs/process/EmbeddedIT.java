package org.gleaner.jobs.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a Java machine with Spark embedded is up to. */
final class EmbeddedIT {
  private static final long HEAP = 1L << 30;
  private static final int FILES = 2;
  private static final int PAGE = 1 << 20;

  @TempDir Path folder;

  private JobProcess run(List<String> job) throws IOException {
    return Installation.in(folder).embedded(folder.resolve("log"), job);
  }

  private String path(String name) {
    return folder.resolve(name).toString();
  }

  @Test
  void aGigabyteOfHeapIsEnoughForMoreThanAGigabyteOfText()
      throws IOException, InterruptedException {
    Files.createDirectories(folder.resolve("pages"));
    long pages = HEAP / PAGE + 32;
    for (int file = 0; file < FILES; file++) {
      write(folder.resolve("pages").resolve(file + ".jsonl.gz"), pages / FILES);
    }
    List<String> job = List.of("score", "--input", path("pages"), "--output", path("out"));
    assertEquals(pages, run(job).ends(0).summary().get("rows").asLong());
  }

  /** Writes pages that are mostly script, as many real ones are. */
  private static void write(Path file, long pages) throws IOException {
    String script = "<script>" + "var element = document.body;\\n".repeat(PAGE / 29) + "</script>";
    try (BufferedWriter lines =
        new BufferedWriter(
            new OutputStreamWriter(
                new GZIPOutputStream(Files.newOutputStream(file)), StandardCharsets.UTF_8))) {
      for (long page = 0; page < pages; page++) {
        String text = "<p>River number " + page + " rises in the hills of a cold district.</p>";
        lines.write("{\"html\": \"" + text + script + "\"}\n");
      }
    }
  }

  @Test
  void anotherSparkIsToldInALine() throws IOException, InterruptedException {
    Path classes = Files.createDirectories(folder.resolve("other"));
    Files.writeString(classes.resolve("spark-version-info.properties"), "version=4.0.1\n");
    Installation other = Installation.in(folder);
    List<String> job = List.of("score", "--input", path("none"), "--output", path("out"));
    String said = other.embedded(folder.resolve("log"), job, classes).ends(1).said();
    assertTrue(said.contains("gleaner score: Cannot run on Spark 4.0.1 with Scala 2.12."), said);
    assertEquals(1, said.lines().count(), said);
  }
}
