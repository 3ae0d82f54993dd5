package org.gleaner.io.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
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
    try (CommittedOutput output = CommittedOutput.begin(CONFIGURATION, check("out", false))) {
      output.folder().write("more", "old");
      output.commit("{}");
    }
    write(check("out", true), "new");
    assertEquals(List.of("out"), names());
    assertEquals("new", Files.readString(folder.resolve("out/part/file")));
    assertFalse(Files.exists(folder.resolve("out/more")));
  }

  @Test
  void whatNoRunWroteIsNeverDeleted() throws IOException {
    write(check("out", false), "old");
    Files.writeString(folder.resolve("out/part/notes.txt"), "mine");
    GleanerException e = refused(ErrorCode.OUTPUT_EXISTS, check("out", true));
    assertTrue(e.getMessage().contains("holds part/notes.txt, which Gleaner did not write"));
    Files.delete(folder.resolve("out/part/notes.txt"));
    Files.delete(folder.resolve("out/part/file"));
    write(check("out", true), "new");
    assertEquals("new", Files.readString(folder.resolve("out/part/file")));
  }

  @Test
  void aFileOfThatNameDoesNotMakeAnOutput() throws IOException {
    Files.createDirectories(folder.resolve("home/.ssh"));
    Files.writeString(folder.resolve("home/.ssh/id"), "key");
    Files.writeString(folder.resolve("home/_gleaner.json"), "{}");
    refused(ErrorCode.OUTPUT_EXISTS, check("home", true));
    for (String record : List.of("{}", "", "[", "{\"format\":1}", "{\"format\":1,\"files\":{}}")) {
      Files.writeString(folder.resolve("home/" + OutputRecord.FILE), record);
      refused(ErrorCode.OUTPUT_EXISTS, check("home", true));
    }
    assertEquals("key", Files.readString(folder.resolve("home/.ssh/id")));
  }

  private GleanerException refused(ErrorCode code, OutputCheck check) {
    GleanerException e = assertThrows(GleanerException.class, () -> write(check, "new"));
    assertEquals(code, e.code());
    return e;
  }

  @Test
  void oneRunAtATimeWritesAnOutput() throws IOException {
    try (CommittedOutput first = CommittedOutput.begin(CONFIGURATION, check("out", true))) {
      first.folder().write("part/file", "first");
      GleanerException e = refused(ErrorCode.OUTPUT_IN_USE, check("out", true));
      String process = "process " + ProcessHandle.current().pid();
      assertTrue(e.getMessage().contains(process), e.getMessage());
      write(check("out-of-another", false), "x");
      first.commit("{}");
    }
    assertEquals("first", Files.readString(folder.resolve("out/part/file")));
    write(check("out", true), "second");
    assertEquals("second", Files.readString(folder.resolve("out/part/file")));
    assertEquals(List.of("out", "out-of-another"), names());
  }

  @Test
  void theClaimOfAKilledRunIsTakenOver() throws IOException {
    String host = java.net.InetAddress.getLocalHost().getHostName();
    for (String claim :
        List.of(
            "{\"host\":\"" + host + "\",\"process\":1,\"started\":\"1970-01-01T00:00:00Z\"}",
            "{\"host\":\"" + host + "\",\"process\":4194305}")) {
      Files.writeString(folder.resolve("_claim-out"), claim);
      write(check("out", true), "new");
      assertEquals(List.of("out"), names());
    }
  }

  @Test
  void aRunThatWasTakenForDeadDoesNotCommit() throws IOException {
    try (CommittedOutput output = CommittedOutput.begin(CONFIGURATION, check("out", false))) {
      output.folder().write("file", "x");
      Files.delete(folder.resolve("._claim-out.crc"));
      Files.writeString(folder.resolve("_claim-out"), "{\"token\":\"of another run\"}");
      GleanerException e = assertThrows(GleanerException.class, () -> output.commit("{}"));
      assertEquals(ErrorCode.OUTPUT_IN_USE, e.code());
    }
    assertEquals(List.of("_claim-out"), names());
  }

  @Test
  void whatCameThereSinceIsNotReplacedUnasked() throws IOException {
    try (CommittedOutput output = CommittedOutput.begin(CONFIGURATION, check("out", false))) {
      output.folder().write("file", "x");
      Files.createDirectories(folder.resolve("out"));
      Files.writeString(folder.resolve("out/letter"), "mine");
      GleanerException e = assertThrows(GleanerException.class, () -> output.commit("{}"));
      assertEquals(ErrorCode.OUTPUT_EXISTS, e.code());
    }
    assertEquals("mine", Files.readString(folder.resolve("out/letter")));
    assertEquals(List.of("out"), names());
  }

  @Test
  void symbolicLinksAreSeenThrough() throws IOException {
    Path kept = Files.createDirectories(folder.resolve("once/kept"));
    Files.createSymbolicLink(folder.resolve("alias"), folder.resolve("once"));
    String through = folder.resolve("alias/kept").toString();
    assertThrows(IllegalArgumentException.class, () -> write(check("once", true, through), "x"));
    assertThrows(
        IllegalArgumentException.class,
        () -> write(check("alias/kept/out", true, kept.toString()), "x"));
    write(check("alias/out", false, through), "old");
    assertEquals("old", Files.readString(folder.resolve("once/out/part/file")));
    Files.createSymbolicLink(folder.resolve("link"), folder.resolve("once/out"));
    write(check("link", true, through), "new");
    assertTrue(Files.isSymbolicLink(folder.resolve("link")));
    assertEquals("new", Files.readString(folder.resolve("once/out/part/file")));
  }

  @Test
  void aFolderThatIsReplacedKeepsItsPermissions() throws IOException {
    for (String mode : List.of("rwx------", "rwxrwx--x")) {
      Path out = Files.createDirectories(folder.resolve(mode));
      Files.setPosixFilePermissions(out, PosixFilePermissions.fromString(mode));
      write(check(mode, false), "x");
      write(check(mode, true), "y");
      assertEquals(mode, PosixFilePermissions.toString(Files.getPosixFilePermissions(out)));
    }
  }

  @Test
  void theRootOfAFileSystemIsRefused() {
    for (String root : List.of("/", "/proc")) {
      OutputCheck check = new OutputCheck(root, List.of(), true);
      IllegalArgumentException e =
          assertThrows(IllegalArgumentException.class, () -> check.run(CONFIGURATION));
      assertTrue(e.getMessage().contains("is the root of a file system"), e.getMessage());
    }
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
