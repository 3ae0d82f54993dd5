package org.gleaner.network.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.gleaner.Options;
import org.gleaner.clean.LabelledDocument;
import org.gleaner.network.NetworkTraining;
import org.gleaner.network.encoder.Encoders;
import org.gleaner.network.task.Tasks;
import org.gleaner.network.train.NativeThreads;
import org.gleaner.network.train.TrainerSettings;
import org.junit.jupiter.api.Test;

final class NetworkDefinitionTest {
  @Test
  void everyDefaultIsNamed() {
    Map<String, String> expected = new java.util.TreeMap<>();
    expected.put("embedding-size", "64");
    expected.put("embedding", "tuned");
    expected.put("hidden-size", "32");
    expected.put("characters", "0");
    expected.put("character-size", "25");
    expected.put("character-filters", "30");
    expected.put("layers", "1");
    expected.put("layer-dropout", "0.0");
    expected.put("pooling", "last");
    expected.put("unknown-rate", "0.2");
    expected.put("features", "html");
    expected.put("mixture-size", "128");
    expected.put("document-size", "64");
    expected.put("document-layers", "1");
    expected.put("dropout", "0.4");
    expected.put("max-tokens", "50");
    expected.put("max-segments", "512");
    expected.put("products", "f32");
    assertEquals(expected, new NetworkDefinition("bilstm", "clean", Map.of()).options());
  }

  @Test
  void aGivenOptionGoesBeforeTheTasksPreferenceAndThatBeforeTheEncodersDefault() {
    Map<String, String> given = Map.of("hidden-size", "48");
    assertEquals(
        "48", new NetworkDefinition("bilstm", "clean", given).options().get("hidden-size"));
    assertEquals(
        "64", new NetworkDefinition("bilstm", "classify", Map.of()).options().get("hidden-size"));
    assertEquals(
        "64", new NetworkDefinition("mlp", "clean", Map.of()).options().get("embedding-size"));
  }

  @Test
  void anLstmHasFourTimesItsUnitsTimesItsInputsAndUnits() {
    long x = 7;
    long h = 5;
    long lstm = 4 * h * (h + x) + 4 * h;
    Map<String, String> sizes = Map.of("embedding-size", "7", "hidden-size", "5");
    NetworkDefinition one = new NetworkDefinition("lstm", "classify", sizes);
    assertEquals(new NetworkDefinition.Size(30 * x + lstm + 2 * (h + 1), 30 * x), one.size(30));
    NetworkDefinition two = new NetworkDefinition("bilstm", "classify", sizes);
    assertEquals(30 * x + 2 * lstm + 2 * (2 * h + 1), two.size(30).all());
  }

  @Test
  void anUnknownNameListsTheKnown() {
    assertEquals(
        "Cannot find encoder: elmo. Known: " + String.join(", ", Encoders.CATALOGUE.names()),
        message("elmo", "clean", Map.of()));
    assertEquals(
        "Cannot find task: dream. Known: " + String.join(", ", Tasks.CATALOGUE.names()),
        message("bilstm", "dream", Map.of()));
  }

  @Test
  void unknownAndWrongOptionsAreReportedTogether() {
    String message = message("bilstm", "clean", Map.of("depth", "3", "dropout", "2"));
    assertTrue(message.contains("Cannot use dropout: 2. Accepted: a number 0.0 to 0.9"), message);
    assertTrue(message.contains("Cannot use option: depth. Known: character-filters"), message);
  }

  private static String message(String encoder, String task, Map<String, String> options) {
    return assertThrows(
            IllegalArgumentException.class, () -> new NetworkDefinition(encoder, task, options))
        .getMessage();
  }

  @Test
  void trainerSettingsMapEachOption() {
    TrainerSettings settings =
        TrainerSettings.of(
            Options.of(
                Map.of(
                    "workers",
                    "3",
                    "batch-size",
                    "5",
                    "averaging-frequency",
                    "7",
                    "epochs",
                    "9",
                    "patience",
                    "4",
                    "seed",
                    "11",
                    "updater",
                    "sgd",
                    "learning-rate",
                    "0.5",
                    "clip",
                    "2")));
    assertEquals(
        settings("3", "5", "7", "9", "4", "11", "sgd", "0.5", "2.0", "0.0", "epoch", "gleaner"),
        settings.byName());
    assertEquals(
        settings("2", "8", "10", "6", "3", "42", "adam", "0.002", "1.0", "0.0", "epoch", "gleaner"),
        TrainerSettings.defaults().byName());
  }

  @Test
  void trainerSettingsMapTheSchedule() {
    TrainerSettings settings =
        TrainerSettings.of(Options.ofSettings("warm-up=0.1", "decay=cosine", "averaging=dl4j"));
    assertEquals(
        settings("2", "8", "10", "6", "3", "42", "adam", "0.002", "1.0", "0.1", "cosine", "dl4j"),
        settings.byName());
  }

  private static Map<String, String> settings(String... values) {
    String[] names = {
      "workers",
      "batch-size",
      "averaging-frequency",
      "epochs",
      "patience",
      "seed",
      "updater",
      "learning-rate",
      "clip",
      "warm-up",
      "decay",
      "averaging"
    };
    Map<String, String> settings = new java.util.TreeMap<>();
    for (int i = 0; i < names.length; i++) {
      settings.put(names[i], values[i]);
    }
    settings.put("weight-decay", "0.0");
    settings.put("clip-norm", "0.0");
    settings.put("freeze", "none");
    settings.put("layer-decay", "1.0");
    return settings;
  }

  @Test
  void oneOptionMapSetsUpAWholeTraining() {
    NetworkTraining<LabelledDocument> training =
        NetworkTraining.of(
            "bilstm", "clean", Map.of("epochs", "3", "least-count", "7", "dropout", "0.5"), 77);
    assertEquals(3, training.settings().epochs());
    assertEquals(77, training.words().size());
    assertEquals(7, training.words().leastCount());
    assertEquals("0.5", training.definition().options().get("dropout"));
    IllegalArgumentException e =
        assertThrows(
            IllegalArgumentException.class,
            () -> NetworkTraining.of("bilstm", "clean", Map.of("epoch", "3"), 77));
    assertTrue(e.getMessage().contains("Cannot use option: epoch. Known: "), e.getMessage());
    assertTrue(e.getMessage().contains("epochs"), e.getMessage());
  }

  @Test
  void oneNativeThreadIsInForce() {
    NativeThreads.useOne();
    assertEquals(
        1,
        org.nd4j.nativeblas.NativeOpsHolder.getInstance().getDeviceNativeOps().ompGetMaxThreads());
    assertEquals(1, org.bytedeco.openblas.presets.openblas_nolapack.blas_get_num_threads());
  }
}
