package org.gleaner.network.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.gleaner.ErrorCode;
import org.gleaner.Fuzz;
import org.gleaner.GleanerException;
import org.gleaner.network.ToyTraining;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

final class CheckpointTest {
  private static final String ENCODER = "cnn";
  private static final int EXAMPLES = 21;

  private static TrainerSettings settings(String rate) {
    return ToyTraining.settings(
        "workers=2",
        "batch-size=2",
        "averaging-frequency=2",
        "epochs=3",
        "decay=linear",
        "warm-up=0.2",
        "learning-rate=" + rate);
  }

  private static Map<Long, CheckpointFiles> kept(TrainedNetwork[] whole) {
    Map<Long, CheckpointFiles> kept = new TreeMap<>();
    Checkpoints every = new Checkpoints(1, null, kept::put, Map.of("encoder", ENCODER));
    whole[0] = ToyTraining.train(ENCODER, settings("0.01"), EXAMPLES, 3, every);
    return kept;
  }

  private static TrainedNetwork resume(CheckpointFiles from, TrainerSettings settings, int size) {
    Checkpoints resumed =
        new Checkpoints(1, from, (round, files) -> {}, Map.of("encoder", ENCODER));
    return ToyTraining.train(ENCODER, settings, size, 2, resumed);
  }

  @Test
  void resumedTrainingEndsWithTheSameBits() {
    TrainedNetwork[] whole = new TrainedNetwork[1];
    Map<Long, CheckpointFiles> kept = kept(whole);
    assertEquals(9, kept.size(), "three rounds in each of three epochs");
    float[] expected = whole[0].network().params().data().asFloat();
    for (Map.Entry<Long, CheckpointFiles> cut : kept.entrySet()) {
      TrainedNetwork resumed = resume(cut.getValue(), settings("0.01"), EXAMPLES);
      assertArrayEquals(expected, resumed.network().params().data().asFloat(), 0f);
      assertEquals(whole[0].bestEpoch(), resumed.bestEpoch());
      assertEquals(3, resumed.curve().size());
      for (int i = 0; i < 3; i++) {
        assertEquals(whole[0].curve().get(i).loss(), resumed.curve().get(i).loss());
        assertEquals(whole[0].curve().get(i).score(), resumed.curve().get(i).score());
      }
    }
  }

  private static String refused(CheckpointFiles from, TrainerSettings settings, int examples) {
    GleanerException e =
        assertThrows(GleanerException.class, () -> resume(from, settings, examples));
    assertEquals(ErrorCode.INVALID_MODEL, e.code());
    return e.getMessage();
  }

  @Test
  void otherSettingsOrDataAreNamed() {
    CheckpointFiles files = kept(new TrainedNetwork[1]).get(4L);
    String message = refused(files, settings("0.02"), EXAMPLES);
    assertEquals(
        "Cannot resume training: the checkpoint has learning-rate 0.01, not 0.02. Give the same"
            + " settings and data, or begin anew in another folder",
        message);
    String data = refused(files, settings("0.01"), EXAMPLES - 1);
    assertTrue(data.contains("examples 21, not 20") && data.contains("data "), data);
  }

  private static CheckpointFiles with(CheckpointFiles files, String name, byte[] content) {
    SortedMap<String, byte[]> contents = new TreeMap<>(files.contents());
    contents.put(name, content);
    return new CheckpointFiles(contents);
  }

  @Test
  void damagedCheckpointsAreRefused() {
    CheckpointFiles files = kept(new TrainedNetwork[1]).get(4L);
    byte[] tensors = files.contents().get(CheckpointFiles.TENSORS);
    byte[] state = files.contents().get(CheckpointFiles.STATE);
    String text = new String(state, StandardCharsets.UTF_8);
    for (CheckpointFiles damaged :
        new CheckpointFiles[] {
          with(files, CheckpointFiles.TENSORS, Arrays.copyOf(tensors, tensors.length - 1)),
          with(files, CheckpointFiles.STATE, Arrays.copyOf(state, state.length / 2)),
          with(files, CheckpointFiles.STATE, new byte[0]),
          with(
              files,
              CheckpointFiles.STATE,
              text.replace("\"round\"", "\"r\"").getBytes(StandardCharsets.UTF_8)),
          with(
              files,
              CheckpointFiles.STATE,
              text.replace("\"format\" : 2", "\"format\" : 9").getBytes(StandardCharsets.UTF_8)),
          new CheckpointFiles(new TreeMap<>()),
        }) {
      String message = refused(damaged, settings("0.01"), EXAMPLES);
      assertTrue(message.startsWith("Cannot read checkpoint: "), message);
    }
  }

  @TestFactory
  Stream<DynamicTest> changedCheckpointsAreRefusedOrRead() throws IOException {
    CheckpointFiles files = kept(new TrainedNetwork[1]).get(4L);
    String state = new String(files.contents().get(CheckpointFiles.STATE), StandardCharsets.UTF_8);
    return Stream.of(
        Fuzz.file(
            "checkpoint, state",
            300,
            files.contents().get(CheckpointFiles.STATE),
            bytes -> CheckpointFormat.read(with(files, CheckpointFiles.STATE, bytes))),
        Fuzz.file(
            "checkpoint, tensors",
            300,
            files.contents().get(CheckpointFiles.TENSORS),
            bytes -> CheckpointFormat.read(with(files, CheckpointFiles.TENSORS, bytes))),
        Fuzz.json(
            "checkpoint, values",
            300,
            state,
            bytes -> CheckpointFormat.read(with(files, CheckpointFiles.STATE, bytes))));
  }
}
