package org.gleaner.pass;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.gleaner.ErrorCode;
import org.gleaner.GleanerException;
import org.gleaner.Options;
import org.gleaner.search.TermWeighting;

/**
 * The settings that an index was made with.
 *
 * @param analysis options of the analyzer; where one names a file, its name in the folder
 * @param weighting options of the weighting
 * @param documents number of documents
 * @param averageLength average number of terms of a document
 * @param shards the files of the documents
 */
public record IndexConfig(
    Map<String, String> analysis,
    Map<String, String> weighting,
    long documents,
    double averageLength,
    List<ShardFile> shards) {
  private static final int FORMAT = 2;
  private static final Pattern NAME = Pattern.compile("shard-[0-9-]{1,60}\\.bin");
  private static final long MAX_SHARD = Integer.MAX_VALUE - 16;
  private static final ObjectMapper JSON =
      new ObjectMapper()
          .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  /** Copies. */
  public IndexConfig {
    analysis = new TreeMap<>(analysis);
    weighting = new TreeMap<>(weighting);
    shards = List.copyOf(shards);
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
    ArrayNode files = json.putArray("shards");
    for (ShardFile shard : shards) {
      ObjectNode file = files.addObject().put("file", shard.name());
      file.put("documents", shard.documents()).put("bytes", shard.bytes());
    }
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
      JsonNode format = json.path("format");
      if (!format.isInt() || format.asInt() != FORMAT) {
        throw invalid(
            "format " + format + ". Accepted: " + FORMAT + ". Write the index anew", null);
      }
      return new IndexConfig(
          options(json.path("analysis")),
          options(json.path("weighting")),
          documents(json),
          averageLength(json.path("average-length")),
          shards(json.path("shards")));
    } catch (JsonProcessingException e) {
      throw invalid("it is not valid JSON, or a key is there twice", e);
    }
  }

  private static long documents(JsonNode json) {
    JsonNode documents = json.path("documents");
    long inShards = 0;
    for (JsonNode shard : json.path("shards")) {
      inShards += shard.path("documents").asLong();
    }
    if (!documents.isIntegralNumber() || documents.asLong() != inShards) {
      throw invalid(documents + " documents, " + inShards + " in shards", null);
    }
    return inShards;
  }

  private static double averageLength(JsonNode json) {
    double length = json.asDouble(-1);
    if (!json.isNumber() || length < 0 || !Double.isFinite(length)) {
      throw invalid("average-length " + json, null);
    }
    return length;
  }

  private static List<ShardFile> shards(JsonNode json) {
    List<ShardFile> shards = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (JsonNode shard : json) {
      String name = shard.path("file").asText();
      long bytes = shard.path("bytes").asLong(-1);
      if (!NAME.matcher(name).matches() || !names.add(name) || bytes < 0 || bytes > MAX_SHARD) {
        throw invalid("shard " + shard, null);
      }
      shards.add(new ShardFile(name, shard.path("documents").asInt(), bytes));
    }
    return shards;
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
