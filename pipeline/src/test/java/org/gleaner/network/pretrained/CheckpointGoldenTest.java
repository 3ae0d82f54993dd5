package org.gleaner.network.pretrained;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.gleaner.network.pretrained.Family.HeadKind;
import org.gleaner.network.tensor.Tensor;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Checkpoints of every family and every head against what Hugging Face's transformers computed in
 * double precision: states of all layers, outputs of the heads, the gradient of every tensor.
 */
class CheckpointGoldenTest {
  private static final float STATE = 1e-5f;
  private static final double GRADIENT = 1e-4;

  private static final Map<String, List<HeadKind>> CHECKPOINTS =
      Map.ofEntries(
          Map.entry("bert-answer", List.of(HeadKind.ANSWER)),
          Map.entry("bert-choice", List.of(HeadKind.CHOICE)),
          Map.entry("bert-classify", List.of(HeadKind.TEXT)),
          Map.entry("bert-mlm", List.of(HeadKind.MASKED)),
          Map.entry("bert-tag", List.of(HeadKind.TOKENS)),
          Map.entry("bert-pretraining", List.of(HeadKind.MASKED, HeadKind.FOLLOWS)),
          Map.entry("albert-pretraining", List.of(HeadKind.MASKED, HeadKind.FOLLOWS)),
          Map.entry("albert-2groups-mlm", List.of(HeadKind.MASKED)),
          Map.entry("distilbert-classify", List.of(HeadKind.TEXT)),
          Map.entry("distilbert-mlm", List.of(HeadKind.MASKED)),
          Map.entry("electra-choice", List.of(HeadKind.CHOICE)),
          Map.entry("electra-classify", List.of(HeadKind.TEXT)),
          Map.entry("electra-discriminator", List.of(HeadKind.REPLACED)),
          Map.entry("electra-generator", List.of(HeadKind.MASKED)),
          Map.entry("ernie-mlm", List.of(HeadKind.MASKED)),
          Map.entry("gpt2", List.of(HeadKind.NEXT)),
          Map.entry("gpt2-classify", List.of(HeadKind.TEXT)),
          Map.entry("openai-gpt", List.of(HeadKind.NEXT)),
          Map.entry("roberta-choice", List.of(HeadKind.CHOICE)),
          Map.entry("roberta-classify", List.of(HeadKind.TEXT)),
          Map.entry("roberta-mlm", List.of(HeadKind.MASKED)),
          Map.entry("xlm-roberta-mlm", List.of(HeadKind.MASKED)));

  @TestFactory
  Stream<DynamicTest> statesOutputsAndGradients() {
    return CHECKPOINTS.keySet().stream()
        .sorted()
        .map(name -> DynamicTest.dynamicTest(name, () -> check(name, CHECKPOINTS.get(name))));
  }

  private static void check(String name, List<HeadKind> kinds) throws IOException {
    GoldenCheckpoint checkpoint = new GoldenCheckpoint(name);
    checkStates(checkpoint);
    double loss = 0;
    for (HeadKind kind : kinds) {
      checkpoint.load(kind);
      for (int row = 0; row < checkpoint.rows(); row++) {
        loss += checkHead(checkpoint, kind, row);
      }
    }
    assertEquals(checkpoint.golden().path("loss_value").asDouble(), loss, 1e-5);
    checkGradients(checkpoint);
  }

  private static void checkStates(GoldenCheckpoint checkpoint) {
    List<float[]> states = checkpoint.states(0);
    JsonNode layers = checkpoint.golden().path("hidden_states_first_token");
    if (!checkpoint.repeatsLayers()) {
      assertEquals(layers.size(), states.size());
      for (int i = 0; i < layers.size(); i++) {
        float[] first = java.util.Arrays.copyOf(states.get(i), layers.path(i).size());
        assertArrayEquals(floats(layers.path(i)), first, STATE, "layer " + i);
      }
    }
    for (int row = 0; row < 2; row++) {
      String key = row == 0 ? "last_hidden_state_row0" : "last_hidden_state_row1_real";
      List<float[]> all = checkpoint.states(row);
      float[] expected = floats(checkpoint.golden().path(key));
      assertArrayEquals(expected, all.get(all.size() - 1), STATE, key);
    }
  }

  /** Compares outputs and goes back from the loss that the golden file describes. */
  private static double checkHead(GoldenCheckpoint checkpoint, HeadKind kind, int row) {
    GoldenCheckpoint.Run run = checkpoint.forward(kind, row);
    int width = run.width();
    float[] gradient = new float[run.outputs().length];
    double loss = 0;
    for (int at = 0; at < gradient.length; at++) {
      int k =
          switch (kind) {
            case ANSWER -> at / width;
            case REPLACED -> at;
            default -> at % width;
          };
      gradient[at] = (float) (Math.sin(k + 1) / 100);
      loss += run.outputs()[at] * Math.sin(k + 1) / 100;
    }
    checkOutputs(checkpoint, kind, row, run);
    run.backward(gradient);
    return loss;
  }

  private static void checkOutputs(
      GoldenCheckpoint checkpoint, HeadKind kind, int row, GoldenCheckpoint.Run run) {
    List<String> names =
        switch (kind) {
          case MASKED -> List.of("prediction_logits", "logits");
          case FOLLOWS -> List.of("sop_logits", "seq_relationship_logits");
          case ANSWER -> List.of("start_logits");
          default -> List.of("logits");
        };
    String name = checkpoint.golden().has(names.get(0)) ? names.get(0) : names.get(1);
    JsonNode shape = checkpoint.golden().path(name).path("shape");
    JsonNode expected = checkpoint.golden().path(name).path("first10_of_each_of_row0");
    if (shape.size() == 2) {
      int step = kind == HeadKind.ANSWER ? 2 : 1;
      int count = Math.min(expected.path(row).size(), run.outputs().length / step);
      JsonNode ends = checkpoint.golden().path("end_logits").path("first10_of_each_of_row0");
      for (int i = 0; i < count; i++) {
        double value = expected.path(row).path(i).asDouble();
        assertEquals(value, run.outputs()[i * step], STATE, name);
        if (kind == HeadKind.ANSWER) {
          double end = ends.path(row).path(i).asDouble();
          assertEquals(end, run.outputs()[i * step + 1], STATE, "end_logits");
        }
      }
      return;
    }
    for (int i = 0; row == 0 && i < expected.size(); i++) {
      for (int k = 0; k < expected.path(i).size(); k++) {
        double value = expected.path(i).path(k).asDouble();
        assertEquals(value, run.outputs()[i * run.width() + k], STATE, name);
      }
    }
  }

  private static void checkGradients(GoldenCheckpoint checkpoint) {
    Map<String, Tensor> gradients = checkpoint.gradients();
    JsonNode expected = checkpoint.golden().path("gradients");
    for (Map.Entry<String, Tensor> gradient : gradients.entrySet()) {
      JsonNode numbers = expected.path(gradient.getKey());
      assertTrue(numbers.size() > 1, gradient.getKey());
      checkGradient(gradient.getKey(), numbers, gradient.getValue().values());
    }
    expected
        .fieldNames()
        .forEachRemaining(
            name ->
                assertTrue(
                    gradients.containsKey(name) || expected.path(name).path(0).asDouble() == 0,
                    name));
  }

  /** What is left of the gradient of a key's bias, which is zero: softmax does not see it. */
  private static final double ROUNDING = 3e-7;

  private static void checkGradient(String name, JsonNode numbers, float[] gradient) {
    double square = 0;
    for (float value : gradient) {
      square += (double) value * value;
    }
    double norm = numbers.path(0).asDouble();
    assertEquals(norm, Math.sqrt(square), GRADIENT * norm + ROUNDING, name);
    for (int i = 1; i < numbers.size(); i++) {
      assertEquals(numbers.path(i).asDouble(), gradient[i - 1], GRADIENT * norm + ROUNDING, name);
    }
  }

  private static float[] floats(JsonNode array) {
    List<Float> values = new ArrayList<>();
    array.forEach(number -> values.add((float) number.asDouble()));
    float[] result = new float[values.size()];
    for (int i = 0; i < result.length; i++) {
      result[i] = values.get(i);
    }
    return result;
  }
}
