package org.gleaner.pass;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.TreeMap;
import org.gleaner.ErrorCode;
import org.gleaner.GleanerException;
import org.gleaner.Options;
import org.gleaner.search.TermWeighting;

/**
 * The settings that an index was made with.
 *
 * @param analysis options of the analyzer
 * @param weighting options of the weighting
 * @param documents number of documents
 * @param averageLength average number of terms of a document
 */
public record IndexConfig(
    Map<String, String> analysis,
    Map<String, String> weighting,
    long documents,
    double averageLength) {
  private static final int FORMAT = 1;
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Copies. */
  public IndexConfig {
    analysis = new TreeMap<>(analysis);
    weighting = new TreeMap<>(weighting);
  }

  /** The weighting itself. */
  public TermWeighting termWeighting() {
    return TermWeighting.of(Options.of(weighting));
  }

  /** As JSON. */
  public String json() {
    ObjectNode json = JSON.createObjectNode().put("format", FORMAT).put("kind", "search-index");
    json.set("analysis", JSON.valueToTree(analysis));
    json.set("weighting", JSON.valueToTree(weighting));
    json.put("documents", documents).put("average-length", averageLength);
    return json.toPrettyString() + "\n";
  }

  /**
   * From JSON.
   *
   * @throws GleanerException INVALID_MODEL if it belongs to something else or of another format
   */
  public static IndexConfig read(String text) {
    try {
      JsonNode json = JSON.readTree(text);
      if (!json.path("kind").asText().equals("search-index")) {
        throw invalid("it belongs to something else", null);
      }
      if (json.path("format").asInt() != FORMAT) {
        throw invalid("format " + json.path("format") + ", known: " + FORMAT, null);
      }
      return new IndexConfig(
          options(json.path("analysis")),
          options(json.path("weighting")),
          json.path("documents").asLong(),
          json.path("average-length").asDouble());
    } catch (JsonProcessingException e) {
      throw invalid("it is not valid JSON", e);
    }
  }

  private static Map<String, String> options(JsonNode json) {
    Map<String, String> options = new TreeMap<>();
    json.fields().forEachRemaining(field -> options.put(field.getKey(), field.getValue().asText()));
    return options;
  }

  private static GleanerException invalid(String problem, Throwable cause) {
    return new GleanerException(
        ErrorCode.INVALID_MODEL, "Cannot read config.json of the index: " + problem, cause);
  }
}
