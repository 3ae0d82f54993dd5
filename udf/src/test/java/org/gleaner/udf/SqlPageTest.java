package org.gleaner.udf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Holds that docs/sql.md lists the functions as the catalogue has them. */
final class SqlPageTest {
  private static final Path PAGE =
      Path.of("").toAbsolutePath().getParent().resolve("docs").resolve("sql.md");
  private static final String BEGIN = "<!-- functions: written by SqlPageTest -->\n";
  private static final String END = "\n<!-- end of functions -->";

  @Test
  void pageListsTheFunctionsOfTheCatalogue() throws IOException {
    String page = Files.readString(PAGE);
    int begin = page.indexOf(BEGIN) + BEGIN.length();
    int end = page.indexOf(END);
    assertTrue(begin >= BEGIN.length() && end >= begin, BEGIN + "..." + END);
    String functions = SqlPage.functions();
    if (Boolean.getBoolean("gleaner.write")) {
      Files.writeString(PAGE, page.substring(0, begin) + functions + page.substring(end));
      return;
    }
    assertEquals(
        functions,
        page.substring(begin, end),
        "docs/sql.md is not what the catalogue says. Write it anew: ./mvnw test -pl udf -am"
            + " -Dtest=SqlPageTest -Dsurefire.failIfNoSpecifiedTests=false -Dgleaner.write=true");
  }
}
