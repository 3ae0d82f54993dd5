package org.gleaner.jobs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The page about the jobs is the one that the commands give. */
class DocsTest {
  @Test
  void thePageOfTheJobsIsUpToDate() throws IOException {
    assertEquals(
        DocsCommand.page(),
        Files.readString(Path.of("../docs/jobs.md")),
        "docs/jobs.md is out of date. Write it anew: ./gleaner docs > docs/jobs.md");
    assertEquals(DocsCommand.page(), CommandLineRun.withoutSpark("docs").out());
  }

  @Test
  void everyJobAndOptionIsOnThePage() {
    String page = DocsCommand.page();
    for (String name : Jobs.CATALOGUE.names()) {
      assertTrue(page.contains("\n## " + name + "\n"), name);
      assertTrue(page.contains("\n./gleaner " + name), name);
    }
    assertTrue(page.contains("| `--keyphrases METHOD` | keyphrase method: first-phrases, "));
  }
}
