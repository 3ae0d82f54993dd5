package org.gleaner.network.train;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.gleaner.ErrorCode;
import org.gleaner.GleanerException;
import org.gleaner.network.tensor.Safetensors;
import org.gleaner.network.tensor.Tensor;

/** Checkpoints as files and back. */
final class CheckpointFormat {
  private static final int MAX_STATE = 16 << 20;
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private CheckpointFormat() {}

  static CheckpointFiles write(Checkpoint checkpoint) {
    Map<String, Tensor> tensors = new TreeMap<>();
    tensors.put("weights", vector(checkpoint.weights()));
    tensors.put("updater", vector(checkpoint.updater()));
    if (checkpoint.memory().length > 0) {
      tensors.put("memory", vector(checkpoint.memory()));
    }
    tensors.put("best", vector(checkpoint.best()));
    try {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      Safetensors.write(tensors, out);
      return new CheckpointFiles(
          new TreeMap<>(
              Map.of(
                  CheckpointFiles.STATE,
                  JSON.writeValueAsBytes(state(checkpoint)),
                  CheckpointFiles.TENSORS,
                  out.toByteArray())));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Tensor vector(float[] values) {
    return new Tensor(List.of((long) values.length), values);
  }

  private static ObjectNode state(Checkpoint checkpoint) {
    ObjectNode state = JSON.createObjectNode();
    state.put("format", CheckpointFiles.FORMAT);
    state.set("origin", JSON.valueToTree(new TreeMap<>(checkpoint.origin())));
    state.put("round", checkpoint.round());
    state.put("lossSum", checkpoint.lossSum());
    state.put("seconds", checkpoint.seconds());
    state.put("bestEpoch", checkpoint.bestEpoch());
    state.put("bestScore", checkpoint.bestScore());
    ArrayNode curve = state.putArray("curve");
    for (TrainingEpoch epoch : checkpoint.curve()) {
      curve
          .addObject()
          .put("loss", epoch.loss())
          .put("score", epoch.score())
          .put("examplesPerSecond", epoch.examplesPerSecond())
          .put("seconds", epoch.seconds());
    }
    return state;
  }

  /**
   * The checkpoint.
   *
   * @throws GleanerException with INVALID_MODEL if a file is damaged or of another format number
   */
  static Checkpoint read(CheckpointFiles files) {
    try {
      return parse(
          parse(files.contents().get(CheckpointFiles.STATE)),
          tensors(files.contents().get(CheckpointFiles.TENSORS)));
    } catch (IOException | GleanerException e) {
      throw new GleanerException(
          ErrorCode.INVALID_MODEL,
          "Cannot read checkpoint: " + e.getMessage().replace("Cannot read checkpoint: ", ""),
          e);
    }
  }

  private static JsonNode parse(byte[] bytes) throws IOException {
    if (bytes == null || bytes.length > MAX_STATE) {
      throw Checkpoint.damaged("checkpoint.json is missing or too long");
    }
    JsonNode state;
    try {
      state = JSON.readTree(bytes);
    } catch (com.fasterxml.jackson.core.JacksonException e) {
      throw new GleanerException(ErrorCode.INVALID_MODEL, "checkpoint.json is not valid JSON", e);
    }
    JsonNode format = state.path("format");
    if (!format.isInt() || format.asInt() != CheckpointFiles.FORMAT) {
      throw Checkpoint.damaged("it has format " + format + ". Accepted: " + CheckpointFiles.FORMAT);
    }
    return state;
  }

  private static Map<String, Tensor> tensors(byte[] bytes) throws IOException {
    if (bytes == null) {
      throw Checkpoint.damaged("state.safetensors is missing");
    }
    Map<String, Tensor> tensors = Safetensors.read(new ByteArrayInputStream(bytes), bytes.length);
    Safetensors.requireFinite(tensors);
    return tensors;
  }

  private static Checkpoint parse(JsonNode state, Map<String, Tensor> tensors) {
    Map<String, String> origin = new TreeMap<>();
    state
        .path("origin")
        .fields()
        .forEachRemaining(f -> origin.put(f.getKey(), f.getValue().asText()));
    List<TrainingEpoch> curve = new ArrayList<>();
    for (JsonNode point : state.path("curve")) {
      curve.add(
          new TrainingEpoch(
              curve.size() + 1,
              number(point, "loss"),
              number(point, "score"),
              number(point, "examplesPerSecond"),
              number(point, "seconds")));
    }
    return new Checkpoint(
        origin,
        whole(state, "round"),
        number(state, "lossSum"),
        number(state, "seconds"),
        curve,
        whole(state, "bestEpoch"),
        number(state, "bestScore"),
        values(tensors, "weights"),
        values(tensors, "updater"),
        tensors.containsKey("memory") ? values(tensors, "memory") : new float[0],
        values(tensors, "best"));
  }

  private static float[] values(Map<String, Tensor> tensors, String name) {
    if (!tensors.containsKey(name)) {
      throw Checkpoint.damaged("state.safetensors has no " + name);
    }
    return tensors.get(name).values();
  }

  private static int whole(JsonNode node, String key) {
    if (!node.path(key).isInt()) {
      throw Checkpoint.damaged("checkpoint.json has no whole number " + key);
    }
    return node.path(key).asInt();
  }

  /** Infinity and what is not a number stand in quotation marks. */
  private static double number(JsonNode node, String key) {
    JsonNode value = node.path(key);
    if (value.isTextual() && List.of("NaN", "Infinity", "-Infinity").contains(value.asText())) {
      return Double.parseDouble(value.asText());
    }
    if (!value.isNumber()) {
      throw Checkpoint.damaged("checkpoint.json has no number " + key);
    }
    return value.asDouble();
  }
}
