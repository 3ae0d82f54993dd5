package org.gleaner.network.pretrained;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.gleaner.ErrorCode;
import org.gleaner.GleanerException;

/** The {@code config.json} of a Hugging Face folder. Keys that are not asked for do not matter. */
final class CheckpointConfig {
  private static final ObjectMapper JSON =
      new ObjectMapper()
          .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private final JsonNode root;

  private CheckpointConfig(JsonNode root) {
    this.root = root;
  }

  /**
   * Reads it.
   *
   * @throws GleanerException with INVALID_MODEL if it is not a JSON object
   */
  static CheckpointConfig parse(byte[] content) {
    try {
      JsonNode root = JSON.readTree(content);
      if (root != null && root.isObject()) {
        return new CheckpointConfig(root);
      }
      throw invalid("config.json is not a JSON object", null);
    } catch (JacksonException e) {
      throw invalid("config.json is not valid JSON, or has a key twice", e);
    } catch (java.io.IOException e) {
      throw invalid("config.json cannot be read", e);
    }
  }

  /** The kind of network, e.g. {@code bert}; empty if it is not said. */
  String modelType() {
    return root.path("model_type").asText("");
  }

  /** The class that was saved, e.g. {@code BertForMaskedLM}; empty if it is not said. */
  String architecture() {
    return root.path("architectures").path(0).asText("");
  }

  /** A whole number of at least 0. */
  int integer(String key, int byDefault) {
    JsonNode node = root.path(key);
    if (node.isMissingNode() || node.isNull()) {
      return byDefault;
    }
    if (!node.canConvertToInt() || !node.isIntegralNumber() || node.asInt() < 0) {
      throw invalid("config.json has " + key + " " + node, null);
    }
    return node.asInt();
  }

  /** A number. */
  double number(String key, double byDefault) {
    JsonNode node = root.path(key);
    if (node.isMissingNode() || node.isNull()) {
      return byDefault;
    }
    if (!node.isNumber() || !Double.isFinite(node.asDouble())) {
      throw invalid("config.json has " + key + " " + node, null);
    }
    return node.asDouble();
  }

  /** A text. */
  String text(String key, String byDefault) {
    JsonNode node = root.path(key);
    if (node.isMissingNode() || node.isNull()) {
      return byDefault;
    }
    if (!node.isTextual()) {
      throw invalid("config.json has " + key + " " + node, null);
    }
    return node.asText();
  }

  /** Whether a key is true. */
  boolean isTrue(String key) {
    return root.path(key).asBoolean(false);
  }

  /** Refuses another value of a key that this family must have, if it is there at all. */
  void require(String key, String value) {
    if (!text(key, value).equals(value)) {
      throw invalid("config.json has " + key + " " + root.path(key) + ". Accepted: " + value, null);
    }
  }

  /** The same for what is true or false. */
  void require(String key, boolean value) {
    JsonNode node = root.path(key);
    if (!node.isMissingNode() && !node.isNull() && node.asBoolean(!value) != value) {
      throw invalid("config.json has " + key + " " + node + ". Accepted: " + value, null);
    }
  }

  /** The labels in the order of their numbers; empty if there are none. */
  List<String> labels() {
    Map<Integer, String> byNumber = new TreeMap<>();
    root.path("id2label")
        .fields()
        .forEachRemaining(
            field -> {
              try {
                byNumber.put(Integer.valueOf(field.getKey()), field.getValue().asText());
              } catch (NumberFormatException e) {
                throw invalid("config.json has label number " + field.getKey(), e);
              }
            });
    int expected = 0;
    for (int number : byNumber.keySet()) {
      if (number != expected++) {
        throw invalid("config.json has no label number " + (expected - 1), null);
      }
    }
    return new ArrayList<>(byNumber.values());
  }

  static GleanerException invalid(String problem, Throwable cause) {
    return new GleanerException(ErrorCode.INVALID_MODEL, "Cannot import model: " + problem, cause);
  }
}
