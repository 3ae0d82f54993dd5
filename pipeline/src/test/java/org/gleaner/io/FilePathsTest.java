package org.gleaner.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.gleaner.ErrorCode;
import org.gleaner.GleanerException;
import org.gleaner.io.output.CommittedOutput;
import org.gleaner.io.output.OutputCheck;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Names that Hadoop would take for file systems or globs. */
class FilePathsTest {
  private static final List<String> NAMES =
      List.of(
          "run_id=manual__2026-11-21T00:00:00+00:00",
          "scored [2026]",
          "x{1}",
          "a,b",
          "100%",
          "a%20b",
          "déjà",
          "new york",
          "what?",
          "a*b",
          "back\\slash",
          "[",
          "{a,b",
          "#1");

  @TempDir Path folder;
  private final Configuration configuration = new Configuration();

  private List<String> found(String input) {
    return InputFiles.list(configuration, List.of(input)).files().stream()
        .map(InputFile::path)
        .toList();
  }

  @Test
  void aNameIsANameWhereThereIsSuchAFile() throws IOException {
    for (String name : NAMES) {
      Path inner = Files.createDirectories(folder.resolve(name));
      Path file = Files.writeString(inner.resolve(name + ".txt"), "x\n");
      assertEquals(List.of("file:" + file), found(inner.toString()), name);
      assertEquals(List.of("file:" + file), found(file.toString()), name);
    }
    assertEquals(NAMES.size(), found(folder.toString()).size());
    assertEquals(NAMES.size(), found(folder + "/*/*.txt").size());
  }

  @Test
  void globsMatchBehindColons() throws IOException {
    Path inner = Files.createDirectories(folder.resolve("t:1/run [a]"));
    Files.writeString(inner.resolve("a.txt"), "x\n");
    Files.writeString(inner.resolve("b.txt"), "x\n");
    assertEquals(2, found(folder + "/t:1/run*/*.txt").size());
    assertEquals(1, found(folder + "/t:1/run*/{a,c}.txt").size());
    assertEquals(1, found(folder + "/t[:]1/*/[b].txt").size());
    Path odd = Files.createDirectories(folder.resolve("run [a] {b}*"));
    org.apache.hadoop.fs.Path exact =
        FilePaths.exactly(new org.apache.hadoop.fs.Path(odd.toString()));
    FileSystem system = FilePaths.system(exact, configuration);
    assertEquals(1, system.globStatus(exact).length);
  }

  @Test
  void aColonNamesAFileSystemOnlyBeforeASlash() {
    assertEquals("s3a", FilePaths.of("s3a://bucket/x").toUri().getScheme());
    assertEquals("file", FilePaths.of("file:/tmp").toUri().getScheme());
    assertEquals("2026-11-21T00:00:00+00:00", FilePaths.of("2026-11-21T00:00:00+00:00").getName());
    assertEquals("b:c", FilePaths.child("a:d", "b:c").getName());
    assertEquals("a:d", FilePaths.child("a:d", "b:c").getParent().getName());
  }

  @Test
  void missingFileSystemIsToldInOneLine() {
    for (String place : List.of("s3a://bucket/x", "nosuch://x/y")) {
      GleanerException e = assertThrows(GleanerException.class, () -> found(place));
      assertEquals(ErrorCode.ENVIRONMENT, e.code());
      assertTrue(e.getMessage().startsWith("Cannot use file system of: " + place), e.getMessage());
      assertEquals(1, e.getMessage().lines().count());
    }
  }

  @Test
  void outputsAreNames() throws IOException {
    for (String name : NAMES) {
      OutputCheck check = new OutputCheck(folder.resolve(name).toString(), List.of(), true);
      for (int i = 0; i < 2; i++) {
        try (CommittedOutput output = CommittedOutput.begin(configuration, check)) {
          output.folder().write("a.txt", "x");
          output.commit("{}");
        }
        assertEquals("x", Files.readString(folder.resolve(name).resolve("a.txt")), name);
      }
    }
    try (var files = Files.list(folder)) {
      assertEquals(NAMES.size(), files.count());
    }
  }

  @Test
  void fileThatCannotBeOpenedIsNotLeftOut() throws IOException {
    Files.createSymbolicLink(folder.resolve("a.txt"), folder.resolve("nothing"));
    Files.createSymbolicLink(folder.resolve(".lock"), folder.resolve("nothing"));
    GleanerException e = assertThrows(GleanerException.class, () -> found(folder.toString()));
    assertEquals(ErrorCode.IO_FAILED, e.code());
    assertTrue(e.getCause().getMessage().contains("cannot open a.txt"), e.getCause().getMessage());
    Files.delete(folder.resolve("a.txt"));
    assertFalse(found(folder.toString()).contains("a.txt"));
  }
}
