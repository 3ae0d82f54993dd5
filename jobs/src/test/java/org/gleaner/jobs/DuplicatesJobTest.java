package org.gleaner.jobs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

final class DuplicatesJobTest {
  @RegisterExtension final JobRunner jobs = new JobRunner();

  private static String words(int topic) {
    StringBuilder words = new StringBuilder();
    for (int i = 0; i < 80; i++) {
      words.append("word").append(topic * 1000 + i * 7 % 97).append(' ');
    }
    return words.toString().strip();
  }

  @Test
  void oneOfEachGroupIsKeptAndWhatIsKeptCanBeRead() throws IOException {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      lines.add("{\"id\":\"a" + i + "\",\"text\":\"" + words(i) + "\"}");
    }
    lines.add("{\"id\":\"b2\",\"text\":\"Just one more! " + words(2) + "\"}");
    lines.add("{\"id\":\"b3\",\"html\":\"<p>" + words(3) + "</p><p>The end.</p>\"}");
    lines.add("{\"id\":\"c3\",\"text\":\"" + words(3) + "\"}");
    lines.add("{broken");
    Path input = jobs.file("pages.jsonl", lines);
    Path output = jobs.path("once");
    CommandLineRun run = jobs.run("duplicates").with("input", input).with("output", output).done();
    assertEquals(9, run.summary().get("rows").intValue());
    assertEquals(1, run.summary().get("quarantined").intValue());
    assertEquals(
        "{\"kept\":6,\"duplicates\":3,\"groups\":2}", run.summary().get("metrics").toString());
    Map<String, String> found = new TreeMap<>();
    for (Row row : jobs.parquet("once/duplicates").collectAsList()) {
      found.put(row.getAs("id"), row.getAs("duplicate_of"));
    }
    assertEquals(Map.of("b2", "a2", "b3", "a3", "c3", "a3"), found);
    assertTrue(Files.readString(output.resolve("report.html")).contains(words(3).substring(0, 90)));
    CommandLineRun again =
        jobs.run("duplicates").in("input", "once/kept").in("output", "twice").done();
    assertEquals(
        "{\"kept\":6,\"duplicates\":0,\"groups\":0}", again.summary().get("metrics").toString());
  }

  @Test
  void wrongNumbersAreToldAtOnce() {
    CommandLineRun run =
        CommandLineRun.withoutSpark(
            "duplicates", "--input", "i", "--output", "o", "--threshold", "1.5", "--bands", "0");
    assertEquals(2, run.exit());
    assertTrue(
        run.err().contains("Cannot use --threshold: 1.5. Accepted: a number 0.0 to 1.0"),
        run.err());
    assertTrue(run.err().contains("Cannot use --bands: 0. Accepted: a whole number 1 to 1000"));
  }
}
