package org.gleaner.jobs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.gleaner.io.output.CommittedOutput;
import org.gleaner.io.output.OutputCheck;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PublishJobTest {
  @RegisterExtension final JobRunner jobs = new JobRunner();

  /** An output as a job commits it: 9 documents, 1 line quarantined, half of the text removed. */
  private Path output(String name, String content) {
    return output(
        name,
        content,
        "{\"job\":\"clean\",\"rows\":9,\"quarantined\":1,\"seconds\":1.0,"
            + "\"metrics\":{\"removed_share\":0.5}}");
  }

  private Path output(String name, String content, String summary) {
    OutputCheck check = new OutputCheck(jobs.path(name).toString(), List.of(), false);
    try (CommittedOutput output = CommittedOutput.begin(new Configuration(), check)) {
      output.folder().write("part", content);
      output.commit(summary);
    }
    return jobs.path(name);
  }

  private CommandLineRun publish(String from, String to, String... more) {
    return jobs.run("publish").in("from", from).in("to", to).more(more).any();
  }

  private List<String> names(String in) throws IOException {
    try (Stream<Path> paths = Files.list(jobs.path(in))) {
      return paths.map(path -> path.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void outputIsMovedInPlaceOfItsOwnDateAndNoOther() throws IOException {
    output("scored/date=1", "first");
    output("scored/date=2", "old");
    output("staged/2", "new");
    CommandLineRun run = publish("staged/2", "scored/date=2");
    assertEquals(0, run.exit(), run.err());
    assertEquals(9, run.summary().get("rows").intValue());
    assertEquals(0.1, run.summary().at("/metrics/quarantined_share").doubleValue(), 1e-12);
    assertEquals(0.5, run.summary().at("/metrics/removed_share").doubleValue());
    assertTrue(run.summary().at("/metrics/published").booleanValue());
    assertEquals("new", jobs.text("scored/date=2/part"));
    assertEquals("first", jobs.text("scored/date=1/part"));
    assertEquals(List.of("date=1", "date=2"), names("scored"));
    assertEquals(List.of(), names("staged"));
  }

  @Test
  void whatIsPublishedAlreadyStays() throws IOException {
    output("staged/2", "new");
    assertEquals(0, publish("staged/2", "scored/date=2").exit());
    CommandLineRun again = publish("staged/2", "scored/date=2");
    assertEquals(0, again.exit(), again.err());
    assertFalse(again.summary().at("/metrics/published").booleanValue());
    assertEquals("new", jobs.text("scored/date=2/part"));
  }

  @Test
  void outputThatIsNotGoodEnoughStaysStagedAndTheOldOnePublished() throws IOException {
    output("staged/2", "new");
    output("scored/date=2", "old");
    CommandLineRun run =
        publish(
            "staged/2",
            "scored/date=2",
            "--min-rows",
            "10",
            "--max-quarantined-share",
            "0.09",
            "--max-removed-share",
            "0.4");
    assertEquals(1, run.exit());
    assertEquals("", run.out());
    assertEquals(
        "gleaner publish: Cannot publish output: "
            + jobs.path("staged/2")
            + ". It stays there to look at: rows 9 are less than --min-rows 10; quarantined share"
            + " 0.1000 is more than --max-quarantined-share 0.09; removed share 0.5000 is more than"
            + " --max-removed-share 0.4 [OUTPUT_REFUSED]\n",
        run.err());
    assertEquals("old", jobs.text("scored/date=2/part"));
    assertEquals("new", jobs.text("staged/2/part"));
    String[] just = {
      "--min-rows", "9", "--max-quarantined-share", "0.1", "--max-removed-share", "0.5"
    };
    assertEquals(0, publish("staged/2", "scored/date=2", just).exit());
  }

  @Test
  void figureThatTheSummaryLacksIsNotTakenForGood() throws IOException {
    output("staged/2", "new", "{\"rows\":9,\"quarantined\":0}");
    CommandLineRun run = publish("staged/2", "out", "--max-removed-share", "0.9");
    assertEquals(1, run.exit());
    assertTrue(run.err().contains("has no removed_share for --max-removed-share"), run.err());
    assertEquals(0, publish("staged/2", "out").exit());
  }

  @Test
  void whatIsNotThereIsNotPublished() throws IOException {
    Path staged = output("staged/2", "new");
    Files.delete(staged.resolve("part"));
    assertRefused("staged/2", "part is missing or was changed");
    Files.writeString(staged.resolve("part"), "longer than it was");
    assertRefused("staged/2", "part is missing or was changed");
    Files.writeString(staged.resolve("part"), "new");
    Files.writeString(staged.resolve("more"), "x");
    assertRefused("staged/2", "more was not written by the job");
    Files.delete(staged.resolve("more"));
    Files.delete(staged.resolve("_gleaner.files.json"));
    assertRefused("staged/2", "it has no _gleaner.files.json");
    output("staged/3", "x", "{\"job\":\"score\",\"rows\":5,\"quarantined\":0}");
    assertRefused("staged/3", "documents has 0 rows, its summary 5");
    for (String number : List.of("-5", "1e999", "2.5", "\"5\"", "null", "12345678901234567890")) {
      String name = "staged/" + Integer.toHexString(number.hashCode());
      output(name, "x", "{\"rows\":5,\"quarantined\":" + number + "}");
      assertRefused(name, "its summary has quarantined");
    }
    output("staged/4", "x", "no JSON");
    assertRefused("staged/4", "its summary has rows");
  }

  private void assertRefused(String from, String problem) {
    CommandLineRun run = publish(from, "published");
    assertEquals(1, run.exit(), run.err());
    assertTrue(run.err().contains(problem), run.err());
    assertFalse(Files.exists(jobs.path("published")));
  }

  @Test
  void foldersThatNoJobHasWrittenAreLeftAlone() throws IOException {
    CommandLineRun none = publish("staged/2", "scored/date=2");
    assertEquals(1, none.exit());
    assertTrue(none.err().contains("Give a folder that a job has written"), none.err());
    output("staged/2", "new");
    Files.createDirectories(jobs.path("home"));
    Files.writeString(jobs.path("home/letter"), "mine");
    CommandLineRun run = publish("staged/2", "home");
    assertEquals(1, run.exit());
    assertTrue(run.err().contains("was not written by Gleaner"), run.err());
    assertEquals("mine", jobs.text("home/letter"));
  }

  @Test
  void otherFileSystemIsRefused() throws IOException {
    Path staged = output("staged/2", "new");
    String elsewhere = "http://localhost/scored";
    CommandLineRun run =
        CommandLineRun.withoutSpark("publish", "--from", staged + "", "--to", elsewhere);
    assertEquals(2, run.exit());
    assertTrue(
        run.err().contains("Cannot publish " + staged + " as " + elsewhere + " on another file"),
        run.err());
  }
}
