package org.gleaner.jobs.cluster;

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

/** A corpus of more characters than the heap has bytes, scored under that heap. */
final class MoreThanTheHeapIT {
  private static final long HEAP = 1L << 30;
  private static final int FILES = 4;
  private static final int PAGE = 1 << 20;

  @TempDir Path folder;

  @Test
  void aGigabyteHoldsMoreThanAGigabyte() throws IOException, InterruptedException {
    long pages = 0;
    for (int file = 0; file < FILES; file++) {
      pages += write(Files.createDirectories(folder.resolve("pages")), file);
    }
    assertTrue(pages * PAGE > HEAP);
    List<String> job =
        List.of(
            "score",
            "--input",
            folder.resolve("pages").toString(),
            "--output",
            folder.resolve("out").toString(),
            "--language",
            "en");
    JobProcess run = Installation.in(folder).embedded(folder.resolve("log"), job).ends(0);
    assertEquals(pages, run.summary().get("rows").asLong());
  }

  /** Writes pages that are mostly script, as many real ones are; returns their number. */
  private static long write(Path folder, int file) throws IOException {
    String script = "<script>" + "var element = document.body;".repeat(PAGE / 28) + "</script>";
    long pages = HEAP / PAGE / FILES + 8;
    try (BufferedWriter lines =
        new BufferedWriter(
            new OutputStreamWriter(
                new GZIPOutputStream(Files.newOutputStream(folder.resolve(file + ".jsonl.gz"))),
                StandardCharsets.UTF_8))) {
      for (long page = 0; page < pages; page++) {
        String text = "<p>The river " + page + " rises in the hills of district " + file + ".</p>";
        lines.write(
            "{\"id\": \"" + file + "-" + page + "\", \"html\": \"" + text + script + "\"}\n");
      }
    }
    return pages;
  }
}
