package org.gleaner.stage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Holds that docs/library.md lists every stage with the Params it has. */
final class LibraryPageTest {
  private static final Path PAGE =
      Path.of("").toAbsolutePath().getParent().resolve("docs").resolve("library.md");
  private static final String BEGIN = "<!-- stages: written by LibraryPageTest -->\n";
  private static final String END = "\n<!-- end of stages -->";

  @Test
  void pageListsTheStagesAndTheirParams() throws Exception {
    String page = Files.readString(PAGE);
    int begin = page.indexOf(BEGIN) + BEGIN.length();
    int end = page.indexOf(END);
    assertTrue(begin >= BEGIN.length() && end >= begin, BEGIN + "..." + END);
    String stages = LibraryPage.stages();
    if (Boolean.getBoolean("gleaner.write")) {
      Files.writeString(PAGE, page.substring(0, begin) + stages + page.substring(end));
      return;
    }
    assertEquals(
        stages,
        page.substring(begin, end),
        "docs/library.md is not what the stages say. Write it anew: ./mvnw test -pl pipeline"
            + " -Dtest=LibraryPageTest -Dgleaner.write=true");
  }
}
