package org.gleaner.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.gleaner.ErrorCode;
import org.gleaner.GleanerException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommittedOutputTest {
  private static final Configuration CONFIGURATION = new Configuration();
  @TempDir Path folder;

  private OutputCheck check(String output, boolean overwrite, String... inputs) {
    return new OutputCheck(folder.resolve(output).toString(), List.of(inputs), overwrite);
  }

  private List<String> names() throws IOException {
    try (Stream<Path> paths = Files.list(folder)) {
      return paths.map(path -> path.getFileName().toString()).sorted().toList();
    }
  }

  private void write(OutputCheck check, String content) {
    try (CommittedOutput output = CommittedOutput.begin(CONFIGURATION, check)) {
      output.folder().write("part/file", content);
      output.commit("{}");
    }
  }

  @Test
  void outputHasItsNameOnlyAfterTheCommit() throws IOException {
    try (CommittedOutput output = CommittedOutput.begin(CONFIGURATION, check("out", false))) {
      output.folder().write("file", "x");
      assertFalse(Files.exists(folder.resolve("out")));
      output.commit("{\"job\":\"test\"}");
    }
    assertEquals(List.of("out"), names());
    assertEquals("x", Files.readString(folder.resolve("out/file")));
    assertEquals("{\"job\":\"test\"}", Files.readString(folder.resolve("out/_gleaner.json")));
  }

  @Test
  void aCommitDeletesWhatKilledRunsLeftBesideItsPlace() throws IOException {
    String killed = "_temporary-" + java.util.UUID.randomUUID() + "-";
    for (String name : List.of(killed + "out", killed + "other-out", "_temporary-mine-out")) {
      Files.createDirectories(folder.resolve(name).resolve("documents"));
    }
    try (CommittedOutput output = CommittedOutput.begin(CONFIGURATION, check("out", false))) {
      output.folder().write("file", "x");
    }
    assertTrue(Files.exists(folder.resolve(killed + "out")));
    write(check("out", false), "new");
    assertEquals(List.of(killed + "other-out", "_temporary-mine-out", "out"), names());
  }

  @Test
  void withoutACommitNothingIsLeftAndTheOldOutputStays() throws IOException {
    write(check("out", false), "old");
    try (CommittedOutput output = CommittedOutput.begin(CONFIGURATION, check("out", true))) {
      output.folder().write("part/file", "new");
    }
    assertEquals(List.of("out"), names());
    assertEquals("old", Files.readString(folder.resolve("out/part/file")));
  }

  @Test
  void overwriteReplacesTheWholeFolder() throws IOException {
    write(check("out", false), "old");
    Files.writeString(folder.resolve("out/more"), "old");
    write(check("out", true), "new");
    assertEquals(List.of("out"), names());
    assertEquals("new", Files.readString(folder.resolve("out/part/file")));
    assertFalse(Files.exists(folder.resolve("out/more")));
  }

  @Test
  void existingOutputNeedsOverwrite() {
    write(check("out", false), "old");
    GleanerException e =
        assertThrows(GleanerException.class, () -> write(check("out", false), "new"));
    assertEquals(ErrorCode.OUTPUT_EXISTS, e.code());
    assertTrue(e.getMessage().endsWith("out exists. Add --overwrite to replace it."));
  }

  @Test
  void foreignFolderIsNeverReplaced() throws IOException {
    Files.createDirectories(folder.resolve("home"));
    Files.writeString(folder.resolve("home/letter"), "mine");
    GleanerException e =
        assertThrows(GleanerException.class, () -> write(check("home", true), "new"));
    assertEquals(ErrorCode.OUTPUT_EXISTS, e.code());
    assertEquals("mine", Files.readString(folder.resolve("home/letter")));
  }

  @Test
  void emptyFolderMayBeUsed() throws IOException {
    Files.createDirectories(folder.resolve("out"));
    write(check("out", false), "new");
    assertEquals("new", Files.readString(folder.resolve("out/part/file")));
  }

  @Test
  void outputOverlappingAnInputIsRefused() throws IOException {
    Files.createDirectories(folder.resolve("in/sub"));
    String input = folder.resolve("in").toString();
    for (String output : List.of("in", "in/out", "in/sub/out", ".")) {
      IllegalArgumentException e =
          assertThrows(
              IllegalArgumentException.class, () -> write(check(output, true, input), "x"));
      assertTrue(e.getMessage().contains("overlaps the input"), e.getMessage());
    }
    write(check("in-other", false, input), "x");
    assertEquals(List.of("in", "in-other"), names());
  }

  @Test
  void outputBesideTheFilesOfAGlobIsAllowed() throws IOException {
    Files.createDirectories(folder.resolve("in"));
    Files.writeString(folder.resolve("in/a.txt"), "a");
    write(check("in/out", false, folder.resolve("in/*.txt").toString()), "x");
    assertTrue(Files.exists(folder.resolve("in/out/part/file")));
  }
}
