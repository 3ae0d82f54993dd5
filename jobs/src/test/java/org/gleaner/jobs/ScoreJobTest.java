package org.gleaner.jobs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ScoreJobTest {
  private static final String TEXT =
      "Parameter averaging trains neural networks on a cluster. Each worker trains a copy of the"
          + " neural networks, and parameter averaging merges the copies.";
  private static final String PAGE =
      "<html><body><nav><a href='/'>Home</a></nav><p>Apache &amp; Spark runs <b>distributed"
          + " pipelines</b> on large clusters, and\\n distributed pipelines need good"
          + " schedulers.</p></body></html>";

  @RegisterExtension final JobRunner jobs = new JobRunner();

  private Path input(String... lines) throws IOException {
    return jobs.file("in.jsonl", lines);
  }

  private CommandLineRun score(Path input, String output, String... more) {
    return jobs.run("score").with("input", input).in("output", output).more(more).any();
  }

  /** The rows in the order of the files and of the rows in them. */
  private List<Row> rows(String output) throws IOException {
    List<Row> rows = new ArrayList<>();
    try (Stream<Path> files = Files.list(jobs.path(output).resolve("documents"))) {
      for (Path file :
          files.filter(name -> name.toString().endsWith(".parquet")).sorted().toList()) {
        rows.addAll(CommandLineRun.spark().read().parquet(file.toString()).collectAsList());
      }
    }
    return rows;
  }

  private String quarantine(String output) throws IOException {
    StringBuilder all = new StringBuilder();
    try (Stream<Path> files = Files.list(jobs.path(output).resolve("quarantine"))) {
      for (Path file : files.filter(name -> name.toString().endsWith(".json")).sorted().toList()) {
        all.append(Files.readString(file));
      }
    }
    return all.toString();
  }

  private static List<Row> keyphrases(Row row) {
    return row.getList(row.fieldIndex("keyphrases"));
  }

  @Test
  void codeOfAPageHasNoKeyphrases() throws IOException {
    String page =
        "<p>Call <code>parseInteger</code> where a gardener plants tulips.</p><pre><code>public"
            + " static void main(String[] arguments) { launchRocket(); }</code></pre><pre>sudo"
            + " install rocket</pre><pre>The old harbour of the town was closed in winter, and\\n"
            + "all the ships stayed at sea.</pre>";
    Path input = input("{\"id\": \"a\", \"html\": \"" + page + "\"}");
    for (String method : List.of("yake", "textrank")) {
      CommandLineRun run = score(input, method, "--language", "en", "--keyphrases", method);
      assertEquals(0, run.exit(), run.err());
      Row row = rows(method).get(0);
      assertTrue(row.<String>getAs("text").contains("launchRocket"), "the text is whole");
      List<String> phrases = keyphrases(row).stream().map(k -> k.getString(0)).toList();
      assertTrue(phrases.stream().anyMatch(phrase -> phrase.contains("harbour")), "" + phrases);
      for (String word : List.of("parse", "main", "ocket", "install", "arguments")) {
        assertTrue(phrases.stream().noneMatch(phrase -> phrase.contains(word)), "" + phrases);
      }
      for (Row keyphrase : keyphrases(row)) {
        String there = page.replace("\\n", "\n");
        int begin = keyphrase.getInt(2);
        assertEquals(keyphrase.getString(0), there.substring(begin, keyphrase.getInt(3)));
      }
    }
  }

  @Test
  void everyLineIsADocumentOrAQuarantineRow() throws IOException {
    Path input =
        input(
            "{\"id\": \"a\", \"text\": \"" + TEXT + "\"}",
            "{\"id\": \"broken",
            "{\"id\": \"b\", \"html\": \"" + PAGE + "\"}",
            "{\"id\": \"c\", \"text\": null}",
            "{\"id\": \"d\", \"html\": \"<script>var x;</script>\"}");
    CommandLineRun run = score(input, "out", "--language", "en", "--keyphrases", "yake");
    assertEquals(0, run.exit(), run.err());
    JsonNode summary = run.summary();
    assertEquals("score", summary.get("job").textValue());
    assertEquals(2, summary.get("rows").intValue());
    assertEquals(3, summary.get("quarantined").intValue());
    assertEquals(5, summary.at("/metrics/lines").intValue());
    assertEquals(
        "{\"EMPTY_TEXT\":1,\"INVALID_JSON\":1,\"MISSING_FIELD\":1}",
        summary.at("/metrics/quarantine").toString());
    List<Row> rows = rows("out");
    assertEquals("a", rows.get(0).getAs("id"));
    assertEquals("b", rows.get(1).getAs("id"));
    assertEquals(TEXT, rows.get(0).getAs("text"));
    assertTrue(quarantine("out").contains("\"code\":\"INVALID_JSON\""));
    String report = jobs.text("out/report.html");
    assertTrue(report.contains("INVALID_JSON") && report.contains("Parameter averaging"));
    try (Stream<Path> files = Files.list(jobs.path("out"))) {
      assertEquals(
          List.of("_gleaner.files.json", "_gleaner.json", "documents", "quarantine", "report.html"),
          files
              .map(file -> file.getFileName().toString())
              .filter(name -> !name.startsWith("."))
              .sorted()
              .toList());
    }
  }

  @Test
  void keyphrasesPointIntoTheDocumentAsItWasRead() throws IOException {
    String decomposed = "Cafe\u0301s \u200B serve\\t\\t espresso machines. " + TEXT;
    Path input =
        input(
            "{\"id\": \"a\", \"text\": \"" + decomposed + "\"}",
            "{\"id\": \"b\", \"html\": \"" + PAGE + "\"}");
    assertEquals(0, score(input, "out", "--language", "en", "--keyphrases", "tf-idf").exit());
    List<Row> rows = rows("out");
    String original = decomposed.replace("\\t", "\t");
    assertFalse(keyphrases(rows.get(0)).isEmpty());
    boolean seen = false;
    for (Row keyphrase : keyphrases(rows.get(0))) {
      String surface = original.substring(keyphrase.getInt(2), keyphrase.getInt(3));
      String plain = java.text.Normalizer.normalize(surface, java.text.Normalizer.Form.NFC);
      assertEquals(keyphrase.getString(0), plain.replaceAll("[\\s\u200B]+", " "));
      seen |= keyphrase.getString(0).equals("neural networks");
    }
    assertTrue(seen);
    String page = PAGE.replace("\\n", "\n");
    for (Row keyphrase : keyphrases(rows.get(1))) {
      String surface = page.substring(keyphrase.getInt(2), keyphrase.getInt(3));
      assertEquals(
          keyphrase.getString(0), surface.replaceAll("<[^>]*>", "").replaceAll("\\s+", " "));
    }
  }

  @Test
  void anyNumberOfPartitionsGivesTheSameRowsInTheSameOrder() throws IOException {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      String name = "topic " + (i % 7) + " of science " + (i % 3);
      lines.add("{\"id\": \"" + i + "\", \"text\": \"" + name + ". " + TEXT + "\"}");
      lines.add("broken " + i);
    }
    Path input = input(lines.toArray(new String[0]));
    List<Row> expected = null;
    String bad = null;
    for (String partitions : List.of("1", "2", "5")) {
      String output = "out" + partitions;
      CommandLineRun run =
          score(
              input,
              output,
              "--partitions",
              partitions,
              "--keyphrases",
              "position-weighted-tf-idf");
      assertEquals(0, run.exit(), run.err());
      expected = expected == null ? rows(output) : expected;
      bad = bad == null ? quarantine(output) : bad;
      assertEquals(40, rows(output).size());
      assertEquals(expected, rows(output));
      assertEquals(bad, quarantine(output));
    }
    assertEquals("0", expected.get(0).getAs("id"));
    assertEquals("39", expected.get(39).getAs("id"));
  }

  @Test
  void deeplyNestedMarkupDoesNotFailTheJob() throws IOException {
    String deep = "<div>".repeat(100_000) + "deep text" + "</div>".repeat(100_000);
    Path input =
        input(
            "{\"id\": \"deep\", \"html\": \"" + deep + "\"}",
            "{\"id\": \"b\", \"text\": \"" + TEXT + "\"}");
    CommandLineRun run = score(input, "out");
    assertEquals(0, run.exit(), run.err());
    JsonNode summary = run.summary();
    assertEquals(2, summary.get("rows").intValue() + summary.get("quarantined").intValue());
    assertTrue(rows("out").stream().anyMatch(row -> row.getAs("id").equals("b")));
  }

  @Test
  void aDocumentOfFiftyMegabytesIsScored() throws IOException {
    Path input = jobs.path("large.jsonl");
    try (BufferedWriter writer = Files.newBufferedWriter(input, StandardCharsets.UTF_8)) {
      writer.write("{\"id\": \"large\", \"text\": \"");
      for (int chars = 0; chars < 50 << 20; chars += TEXT.length() + 2) {
        writer.write(TEXT + "\\n");
      }
      writer.write("\"}\n{\"id\": \"small\", \"text\": \"" + TEXT + "\"}\n");
    }
    CommandLineRun run = score(input, "out", "--keyphrases", "first-phrases", "--language", "en");
    assertEquals(0, run.exit(), run.err());
    assertEquals(2, run.summary().get("rows").intValue());
    assertTrue(run.summary().at("/metrics/segments").intValue() > 300_000);
  }

  @Test
  void hostileDocumentsStayTextInTheReport() throws IOException {
    Path input =
        input(
            "{\"id\": \"<script>id</script>\", \"text\": \"<script>alert(1)</script> "
                + TEXT
                + "\"}",
            "{\"id\": \"x\", \"html\": \"<p>&lt;img src=x onerror=alert(1)&gt; "
                + TEXT
                + "</p>\"}");
    assertEquals(0, score(input, "out").exit());
    String report = jobs.text("out/report.html");
    assertFalse(report.contains("<script") || report.contains("<img"));
    assertTrue(report.contains("&lt;script&gt;id&lt;/script&gt;"));
  }

  @Test
  void failedRunLeavesNothingAndKeepsTheOldOutput() throws IOException {
    Path input = input("{\"id\": \"a\", \"text\": \"" + TEXT + "\"}");
    assertEquals(0, score(input, "out").exit());
    List<Row> before = rows("out");
    Path broken = jobs.path("rows.parquet");
    CommandLineRun.spark().sql("SELECT 5 AS text").write().parquet(broken.toString());
    CommandLineRun run = score(broken, "out", "--overwrite");
    assertEquals(1, run.exit());
    assertEquals("", run.out());
    assertTrue(run.err().contains("gleaner score: Cannot read column text: int"), run.err());
    assertEquals(before, rows("out"));
    try (Stream<Path> files = Files.list(input.getParent())) {
      assertEquals(3, files.count());
    }
  }

  @Test
  void overwriteReplacesAnEarlierOutput() throws IOException {
    Path input = input("{\"id\": \"a\", \"text\": \"" + TEXT + "\"}");
    assertEquals(0, score(input, "out").exit());
    assertEquals(1, score(input, "out").exit());
    Files.writeString(input, "{\"id\": \"b\", \"text\": \"" + TEXT + "\"}\n");
    assertEquals(0, score(input, "out", "--overwrite").exit());
    assertEquals("b", rows("out").get(0).getAs("id"));
  }
}
