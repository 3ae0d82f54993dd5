package org.gleaner.jobs;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.gleaner.ErrorCode;
import org.gleaner.GleanerException;
import org.gleaner.jobs.model.CheckpointFolder;
import org.gleaner.jobs.run.Defaults;
import org.gleaner.jobs.run.JobCommand;
import org.gleaner.jobs.run.Problems;
import org.gleaner.jobs.train.TrainCommand;
import org.gleaner.network.train.CheckpointFiles;
import org.gleaner.network.train.Checkpoints;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointFolderTest {
  private static final Configuration CONFIGURATION = new Configuration();

  @TempDir Path folder;

  private Checkpoints open(boolean resume) {
    return new CheckpointFolder(folder.resolve("kept").toString(), 5, resume).open(CONFIGURATION);
  }

  private static CheckpointFiles files(int content) {
    Map<String, byte[]> contents = new TreeMap<>();
    CheckpointFiles.names().forEach(name -> contents.put(name, new byte[] {(byte) content}));
    return new CheckpointFiles(new TreeMap<>(contents));
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("kept"))) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void theLastCheckpointIsKeptAndFound() throws IOException {
    Checkpoints first = open(true);
    assertNull(first.resumed());
    assertEquals(5, first.rounds());
    first.keeper().keep(9, files(1));
    first.keeper().keep(10, files(2));
    assertEquals(List.of("round-000000000010"), names());
    CheckpointFiles found = open(true).resumed();
    assertEquals(files(2).contents().keySet(), found.contents().keySet());
    found.contents().values().forEach(bytes -> assertArrayEquals(new byte[] {2}, bytes));
  }

  @Test
  void checkpointsAreNotOverwrittenUnasked() {
    open(false).keeper().keep(3, files(1));
    GleanerException e = assertThrows(GleanerException.class, () -> open(false));
    assertEquals(ErrorCode.OUTPUT_EXISTS, e.code());
    assertEquals(
        "Cannot write checkpoints: "
            + folder.resolve("kept")
            + " has some. Add --resume to go on from the last one, or delete it.",
        e.getMessage());
  }

  @Test
  void aCheckpointWithoutAFileIsRefused() throws IOException {
    open(false).keeper().keep(3, files(1));
    Files.delete(folder.resolve("kept/round-000000000003/state.safetensors"));
    GleanerException e = assertThrows(GleanerException.class, () -> open(true));
    assertEquals(ErrorCode.INVALID_MODEL, e.code());
    assertTrue(e.getMessage().startsWith("Cannot read checkpoint: "), e.getMessage());
  }

  @Test
  void optionsOfTrainHaveTheirPlace() {
    assertEquals(
        new CheckpointFolder("c", 7, true),
        checkpoint("--checkpoint=c", "--checkpoint-rounds=7", "--resume"));
    assertEquals(new CheckpointFolder(null, 100, false), checkpoint());
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> checkpoint("--resume"));
    assertEquals("Cannot use --resume without --checkpoint", e.getMessage());
  }

  private static CheckpointFolder checkpoint(String... more) {
    List<String> arguments = new ArrayList<>(List.of("--task=clean", "--input=i", "--model=m"));
    arguments.addAll(List.of(more));
    TrainCommand train = new TrainCommand();
    Problems problems = JobCommand.read("train", train, Defaults.shipped(), arguments);
    train.readNetwork(problems);
    problems.requireNone();
    return train.checkpoint();
  }
}
