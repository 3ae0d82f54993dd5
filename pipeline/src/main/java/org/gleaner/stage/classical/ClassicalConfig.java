package org.gleaner.stage.classical;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.gleaner.ErrorCode;
import org.gleaner.GleanerException;

/**
 * The description of a saved classical classifier: {@code config.json} in its folder.
 *
 * @param method a name in {@link ClassicalMethods}
 * @param features what a text becomes: {@link #TERMS}, {@link #VECTORS} or {@link #SENTENCES}
 * @param options in force; where one names a file, the name of that file in the folder
 * @param labels in the order of their numbers
 * @param provenance where it comes from
 */
public record ClassicalConfig(
    String method,
    String features,
    Map<String, String> options,
    List<String> labels,
    Map<String, Object> provenance) {
  /** Its file. */
  public static final String FILE = "config.json";

  /** Weights of the terms of a text. */
  public static final String TERMS = "terms";

  /** One vector, pooled of the vectors of a text's words. */
  public static final String VECTORS = "vectors";

  /** The vector that a network gives a text. */
  public static final String SENTENCES = "sentence-vectors";

  private static final String KIND = "classical-classifier";
  private static final int FORMAT = 2;
  private static final ObjectMapper JSON =
      new ObjectMapper()
          .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  /** Its JSON. */
  public String json() {
    ObjectNode json = JSON.createObjectNode().put("format", FORMAT).put("kind", KIND);
    json.put("task", "classify").put("method", method).put("features", features);
    json.set("options", JSON.valueToTree(options));
    json.set("labels", JSON.valueToTree(labels));
    json.set("provenance", JSON.valueToTree(provenance));
    return json.toPrettyString() + "\n";
  }

  /** Whether a config is of this kind. */
  public static boolean isOne(String text) {
    try {
      return JSON.readTree(text).path("kind").asText().equals(KIND);
    } catch (JsonProcessingException e) {
      return false;
    }
  }

  /**
   * From JSON.
   *
   * @throws GleanerException INVALID_MODEL if it is something else, of another format, or damaged
   */
  public static ClassicalConfig read(String text) {
    try {
      JsonNode json = JSON.readTree(text);
      JsonNode format = json.path("format");
      if (!isOne(text) || !format.isInt() || format.asInt() != FORMAT) {
        throw invalid(
            "format " + format + ". Accepted: " + FORMAT + ". Train the classifier anew", null);
      }
      Map<String, String> options = new TreeMap<>();
      fields(json.path("options")).forEach((name, value) -> options.put(name, value.asText()));
      Map<String, Object> provenance = new LinkedHashMap<>();
      fields(json.path("provenance")).forEach((key, value) -> provenance.put(key, value.asText()));
      return new ClassicalConfig(
          known(json.path("method").asText(), ClassicalMethods.CATALOGUE.names()),
          known(json.path("features").asText(), List.of(TERMS, VECTORS, SENTENCES)),
          options,
          labels(json.path("labels")),
          provenance);
    } catch (JsonProcessingException e) {
      throw invalid("it is not valid JSON, or a key is there twice", e);
    }
  }

  private static Map<String, JsonNode> fields(JsonNode json) {
    Map<String, JsonNode> fields = new LinkedHashMap<>();
    json.fields().forEachRemaining(field -> fields.put(field.getKey(), field.getValue()));
    return fields;
  }

  private static String known(String name, Collection<String> names) {
    if (!names.contains(name)) {
      throw invalid("\"" + name + "\". Accepted: " + String.join(", ", names), null);
    }
    return name;
  }

  private static List<String> labels(JsonNode json) {
    List<String> labels = new ArrayList<>();
    json.forEach(label -> labels.add(label.asText()));
    if (labels.size() < 2 || new HashSet<>(labels).size() != labels.size()) {
      throw invalid("labels " + labels + ". Accepted: two or more, each once", null);
    }
    return labels;
  }

  private static GleanerException invalid(String problem, Throwable cause) {
    return new GleanerException(
        ErrorCode.INVALID_MODEL, "Cannot read config.json of the classifier: " + problem, cause);
  }
}
