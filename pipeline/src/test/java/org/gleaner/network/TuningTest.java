package org.gleaner.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.gleaner.Options;
import org.gleaner.network.layer.NetworkBatch;
import org.gleaner.network.model.Weights;
import org.gleaner.network.tensor.Tensor;
import org.gleaner.network.train.TrainerSettings;
import org.junit.jupiter.api.Test;

/** Which parameters a step changes, and how far. */
class TuningTest {
  private static final double RATE = 0.05;

  private static ComputationGraph network(String encoder, String... settings) {
    String[] all = Arrays.copyOf(settings, settings.length + 1);
    all[settings.length] = "learning-rate=" + RATE;
    TrainerSettings trainer = TrainerSettings.of(Options.ofSettings(all));
    ComputationGraph network = new ComputationGraph(ToyTraining.configuration(encoder, trainer));
    network.init();
    return network;
  }

  /** What some steps add to each parameter. */
  private static Map<String, float[]> changes(int steps, String encoder, String... settings) {
    ComputationGraph network = network(encoder, settings);
    Map<String, Tensor> before = Weights.of(network);
    for (int i = 0; i < steps; i++) {
      network.fit(NetworkBatch.of(ToyTraining.examples(8)));
    }
    Map<String, float[]> changes = new TreeMap<>();
    Weights.of(network)
        .forEach(
            (name, tensor) -> {
              float[] change = tensor.values().clone();
              for (int i = 0; i < change.length; i++) {
                change[i] -= before.get(name).values()[i];
              }
              changes.put(name, change);
            });
    return changes;
  }

  private static boolean changed(float[] change) {
    for (float value : change) {
      if (value != 0) {
        return true;
      }
    }
    return false;
  }

  private static void assertStay(String prefix, Map<String, float[]> changes) {
    changes.forEach(
        (name, change) -> assertEquals(!name.matches(prefix + ".*"), changed(change), name));
  }

  /** The gradient of a key's bias is zero: softmax does not see it. */
  private static Map<String, float[]> tuned(String freeze, String updater) {
    Map<String, float[]> changes =
        changes(2, "bert", "freeze=" + freeze, "updater=" + updater, "weight-decay=0.1");
    changes.keySet().removeIf(name -> name.contains("bias") || name.contains(".b"));
    return changes;
  }

  @Test
  void theEncoderStaysAsItIs() {
    for (String updater : new String[] {"sgd", "adam", "adamw"}) {
      assertStay("encoder[.]", tuned("all", updater));
    }
  }

  @Test
  void tablesAndLowerLayersStay() {
    assertStay("encoder[.](E|positions|norm|widen)", tuned("embedding", "adamw"));
    assertStay("encoder[.](E|positions|norm|widen|layer-1[.])", tuned("1", "adamw"));
    assertStay("nothing", tuned("none", "adamw"));
  }

  @Test
  void theTableOfWordsStaysInEveryEncoder() {
    Map<String, float[]> changes = changes(1, "bilstm", "freeze=embedding");
    assertFalse(changed(changes.get("encoder.E")));
    assertTrue(changes.values().stream().filter(TuningTest::changed).count() > 3);
  }

  /** What is above gets the gradients that it gets when nothing is frozen. */
  @Test
  void theRestIsTunedAsBefore() {
    Map<String, float[]> free = changes(1, "bert", "updater=sgd", "clip=0");
    Map<String, float[]> held = changes(1, "bert", "updater=sgd", "clip=0", "freeze=1");
    held.forEach(
        (name, change) -> {
          if (changed(change)) {
            assertArrayEquals(free.get(name), change, 1e-7f, name);
          }
        });
  }

  @Test
  void deepLayersTakeSmallerSteps() {
    Map<String, float[]> even = changes(1, "bert", "updater=sgd", "clip=0");
    Map<String, float[]> less = changes(1, "bert", "updater=sgd", "clip=0", "layer-decay=0.5");
    even.forEach(
        (name, change) -> {
          double share =
              !name.startsWith("encoder.") || name.contains("layer-2.")
                  ? 1
                  : name.contains("layer-1.") ? 0.5 : 0.25;
          float[] expected = change.clone();
          for (int i = 0; i < expected.length; i++) {
            expected[i] *= (float) share;
          }
          assertArrayEquals(expected, less.get(name), 1e-6f, name);
        });
  }

  @Test
  void moreLayersThanThereAreCannotStay() {
    String message =
        assertThrows(IllegalArgumentException.class, () -> network("bert", "freeze=3"))
            .getMessage();
    assertTrue(message.contains("The encoder has 2 layers"), message);
    assertThrows(
        IllegalArgumentException.class,
        () -> {
          Options options = Options.ofSettings("freeze=some");
          TrainerSettings.of(options);
          options.requireEmpty();
        });
  }

  /** Parameters that stay have no updater state, which would travel with every round. */
  @Test
  void whatStaysHasNoState() {
    long all = network("bert").getUpdater().getStateViewArray().length();
    long held = network("bert", "freeze=all").getUpdater().getStateViewArray().length();
    assertTrue(held < all / 10, held + " of " + all);
  }
}
