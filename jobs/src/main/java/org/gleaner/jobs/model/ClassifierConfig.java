package org.gleaner.jobs.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.gleaner.ErrorCode;
import org.gleaner.GleanerException;

/**
 * The description of a saved classical classifier, beside the folder of its Spark ML pipeline.
 *
 * @param method a name in {@link org.gleaner.stage.ClassicalMethods}
 * @param options in force
 * @param labels in the order of their numbers
 * @param provenance where it comes from
 */
public record ClassifierConfig(
    String method,
    Map<String, String> options,
    List<String> labels,
    Map<String, Object> provenance) {
  /** Its file. */
  public static final String FILE = "config.json";

  /** The folder of the pipeline. */
  public static final String PIPELINE = "pipeline";

  private static final String KIND = "classical-classifier";
  private static final int FORMAT = 1;
  private static final ObjectMapper JSON = new ObjectMapper();

  public String json() {
    ObjectNode json = JSON.createObjectNode().put("format", FORMAT).put("kind", KIND);
    json.put("task", "classify").put("method", method);
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
   * @throws GleanerException INVALID_MODEL if it is something else or of another format
   */
  public static ClassifierConfig read(String text) {
    try {
      JsonNode json = JSON.readTree(text);
      if (!isOne(text) || json.path("format").asInt() != FORMAT) {
        throw invalid("format " + json.path("format") + ", known: " + FORMAT, null);
      }
      Map<String, String> options = new TreeMap<>();
      json.path("options")
          .fields()
          .forEachRemaining(e -> options.put(e.getKey(), e.getValue().asText()));
      List<String> labels = new ArrayList<>();
      json.path("labels").forEach(label -> labels.add(label.asText()));
      Map<String, Object> provenance = new LinkedHashMap<>();
      json.path("provenance")
          .fields()
          .forEachRemaining(e -> provenance.put(e.getKey(), e.getValue().asText()));
      return new ClassifierConfig(json.path("method").asText(), options, labels, provenance);
    } catch (JsonProcessingException e) {
      throw invalid("it is not valid JSON", e);
    }
  }

  private static GleanerException invalid(String problem, Throwable cause) {
    return new GleanerException(
        ErrorCode.INVALID_MODEL, "Cannot read config.json of the classifier: " + problem, cause);
  }
}
