package org.gleaner.network.model;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.gleaner.network.task.TaskState;

/**
 * The content of {@code config.json}.
 *
 * @param definition the network
 * @param state what its task has learnt beside the weights
 * @param provenance where it comes from
 */
record NetworkConfig(
    NetworkDefinition definition, TaskState state, Map<String, String> provenance) {
  private static final ObjectMapper JSON =
      new ObjectMapper()
          .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  /**
   * Reads it.
   *
   * @throws org.gleaner.GleanerException with INVALID_MODEL if it is damaged or of another format
   */
  static NetworkConfig parse(byte[] content) throws IOException {
    JsonNode config;
    try {
      config = JSON.readTree(content);
    } catch (com.fasterxml.jackson.core.JacksonException e) {
      throw NetworkFormat.invalid("config.json is not valid JSON, or has a key twice", e);
    }
    JsonNode format = config.path("format");
    if (!format.isInt() || format.asInt() < 1 || format.asInt() > NetworkFormat.FORMAT) {
      throw NetworkFormat.invalid(
          "it has format " + format + ". Accepted: 1 to " + NetworkFormat.FORMAT, null);
    }
    boolean first = format.asInt() == 1;
    Map<String, String> options = texts(config, "options");
    if (first && options.containsKey("tokenizer")) {
      options.put("line-breaks", "html"); // the first format had no other way to read them
    }
    return new NetworkConfig(
        new NetworkDefinition(text(config, "encoder"), text(config, "task"), options),
        first ? firstState(config) : state(config),
        texts(config, "provenance"));
  }

  /** The state of the first format, which had it for the cleaning network alone. */
  private static TaskState firstState(JsonNode config) {
    if (!text(config, "task").equals("clean")) {
      return TaskState.none();
    }
    JsonNode threshold = config.path("threshold");
    if (!threshold.isNumber() || !Double.isFinite(threshold.asDouble())) {
      throw NetworkFormat.invalid("config.json has no number threshold", null);
    }
    return TaskState.none()
        .with("threshold", threshold.asDouble())
        .with("featureMeans", numbers(config, "featureMeans"))
        .with("featureDeviations", numbers(config, "featureDeviations"));
  }

  private static TaskState state(JsonNode config) {
    JsonNode node = config.path("state");
    if (!node.isObject()) {
      throw NetworkFormat.invalid("config.json has no object state", null);
    }
    TaskState state = TaskState.none();
    for (var names = node.fieldNames(); names.hasNext(); ) {
      String name = names.next();
      state = state.with(name, numbers(node, name));
    }
    return state;
  }

  private static String text(JsonNode config, String key) {
    if (!config.path(key).isTextual()) {
      throw NetworkFormat.invalid("config.json has no text " + key, null);
    }
    return config.path(key).asText();
  }

  private static Map<String, String> texts(JsonNode config, String key) {
    Map<String, String> texts = new TreeMap<>();
    if (!config.path(key).isObject()) {
      throw NetworkFormat.invalid("config.json has no object " + key, null);
    }
    for (Map.Entry<String, JsonNode> field : config.path(key).properties()) {
      if (!field.getValue().isValueNode() || field.getValue().isNull()) {
        throw NetworkFormat.invalid(
            "config.json has " + field.getValue() + " as " + field.getKey(), null);
      }
      texts.put(field.getKey(), field.getValue().asText());
    }
    return texts;
  }

  private static double[] numbers(JsonNode config, String key) {
    JsonNode list = config.path(key);
    if (!list.isArray()) {
      throw NetworkFormat.invalid("config.json has no list " + key, null);
    }
    double[] numbers = new double[list.size()];
    for (int i = 0; i < numbers.length; i++) {
      JsonNode value = list.get(i);
      if (!value.isNumber() || !Double.isFinite(value.asDouble())) {
        throw NetworkFormat.invalid("config.json has " + value + " in " + key, null);
      }
      numbers[i] = value.asDouble();
    }
    return numbers;
  }
}
