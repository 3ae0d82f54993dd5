package org.gleaner.jobs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.gleaner.jobs.run.TerminalStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a terminal would obey never reaches it, from wherever it comes. */
class TerminalTest {
  private static final String EVIL =
      "solar\u001b]0;title\u0007\u001b[31mred\u009b2J\u007f\u202e\b\rwind";

  @RegisterExtension static final JobRunner jobs = new JobRunner();

  @Test
  void everyWayToPrintGoesThroughTheDoor() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintStream door = TerminalStream.of(new PrintStream(bytes, true, StandardCharsets.UTF_8));
    door.print(EVIL);
    door.println(EVIL);
    door.print((Object) EVIL);
    door.println((Object) EVIL);
    door.print(EVIL.toCharArray());
    door.println(EVIL.toCharArray());
    door.print('\u001b');
    door.println('\u009b');
    door.append(EVIL).append(EVIL, 2, 9).append('\u0007');
    door.printf("%s%c", EVIL, '\u001b');
    door.printf(Locale.ROOT, "%s", EVIL);
    door.format("%s", EVIL);
    door.println();
    new IllegalStateException(EVIL).printStackTrace(door);
    door.print((String) null);
    door.println(true);
    assertHarmless(bytes.toString(StandardCharsets.UTF_8));
    byte[] escape = {27};
    assertThrows(UnsupportedOperationException.class, () -> door.write(escape, 0, 1));
    assertThrows(UnsupportedOperationException.class, () -> door.write(27));
    assertEquals(
        "caf\u00e9\n\u0e44\u0e17\u0e22\t\u4e2d\ud83d\ude00",
        TerminalStream.shown("caf\u00e9\n\u0e44\u0e17\u0e22\t\u4e2d\ud83d\ude00"));
  }

  private static void assertHarmless(String printed) {
    for (int i = 0; i < printed.length(); i++) {
      char c = printed.charAt(i);
      boolean control = (c < ' ' && c != '\n' && c != '\t') || (c >= 0x7f && c <= 0x9f);
      assertFalse(control || c == '\u202e', "U+" + Integer.toHexString(c) + " in " + printed);
    }
  }

  @Test
  void idsExcerptsAndQueriesAreShown() throws IOException {
    String json = EVIL.replace("\u001b", "\\u001b").replace("\u0007", "\\u0007");
    json = json.replace("\b", "\\b").replace("\r", "\\r");
    String line = "{\"id\":\"" + json + "\",\"text\":\"" + json + " and more\"}";
    jobs.file("evil.jsonl", List.of(line));
    JsonNode made = jobs.run("tfidf").in("input", "evil.jsonl").in("output", "evil").summary();
    assertEquals(1, made.get("rows").intValue());
    CommandLineRun found =
        jobs.run("search").in("index", "evil").with("query", "solar").with("query", EVIL).any();
    assertEquals(0, found.exit(), found.err());
    assertTrue(found.err().contains("solar"), found.err());
    assertHarmless(found.out());
    assertHarmless(found.err());
    assertEquals(EVIL, found.summary().at("/metrics/queries/0/hits/0/id").asText());
  }

  @Test
  void optionsAndPathsAreShown() {
    for (String[] arguments :
        new String[][] {
          {"tfidf", "--input", EVIL, "--output", "x"},
          {"tfidf", "--tokenizer", EVIL},
          {"search", "--index", EVIL, "--query", "x"},
          {EVIL},
          {"score", "--" + EVIL}
        }) {
      CommandLineRun run = CommandLineRun.withoutSpark(arguments);
      assertTrue(run.exit() > 0);
      assertHarmless(run.out());
      assertHarmless(run.err());
    }
  }

  /** A variable of somebody else may begin with an at sign: it names no file of arguments. */
  @Test
  void argumentsAreNeverReadFromAFile() throws IOException {
    Path file = jobs.file("more.txt", List.of("--overwrite", "--query injected"));
    CommandLineRun run =
        CommandLineRun.withoutSpark("search", "--index", jobs.path("no") + "", "@" + file);
    assertFalse(run.err().contains("injected"), run.err());
    assertTrue(run.err().contains("@" + file), run.err());
    Files.delete(file);
  }
}
