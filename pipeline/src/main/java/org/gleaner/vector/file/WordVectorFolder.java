package org.gleaner.vector.file;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.NoSuchFileException;
import java.util.Map;
import java.util.TreeMap;
import org.gleaner.ErrorCode;
import org.gleaner.GleanerException;
import org.gleaner.vector.NgramVectors;
import org.gleaner.vector.WordVectorTable;

/**
 * Word vectors as a folder of plain files on any file system: {@code config.json} and files of some
 * ten thousand vectors each ({@link VectorShard}), so that any number of words is written and read
 * one part after the other. No class names and no serialised objects are in them; sizes are checked
 * before memory is taken, and each file carries a checksum.
 */
public final class WordVectorFolder {
  /** The number of the format that is written; the first, which had no phrases, is read too. */
  public static final int FORMAT = 2;

  private static final int FIRST_FORMAT = 1;
  private static final int MAX_PHRASE_WORDS = 1 << 10;

  private static final String KIND = "word-vectors";
  private static final String CONFIG = "config.json";
  private static final int MAX_CONFIG = 4 << 20;
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private WordVectorFolder() {}

  /** Opens a file of the folder to read; a missing one is a {@link NoSuchFileException}. */
  @FunctionalInterface
  public interface Source {
    /** The content of the file of that name. */
    InputStream open(String name) throws IOException;
  }

  /** Makes a file of the folder. */
  @FunctionalInterface
  public interface Target {
    /** Where the content of the file of that name goes. */
    OutputStream create(String name) throws IOException;
  }

  /**
   * Writes a table.
   *
   * @param provenance where it comes from, to be kept with it
   */
  public static void write(WordVectorTable table, Map<String, String> provenance, Target target)
      throws IOException {
    ObjectNode config = JSON.createObjectNode();
    config.put("format", FORMAT);
    config.put("kind", KIND);
    config.put("words", table.size());
    config.put("dimensions", table.dimensions());
    config.put("phrase-words", table.phraseWords());
    if (table.ngrams() != null) {
      ObjectNode ngrams = config.putObject("ngrams");
      ngrams.put("least", table.ngrams().minNgram());
      ngrams.put("most", table.ngrams().maxNgram());
      ngrams.put("buckets", table.ngrams().buckets());
      ngrams.put("used", table.ngrams().used().length);
    }
    config.set("provenance", JSON.valueToTree(new TreeMap<>(provenance)));
    VectorShard.writeWords(table, target);
    if (table.ngrams() != null) {
      VectorShard.writeNgrams(table.ngrams(), table.dimensions(), target);
    }
    try (OutputStream out = target.create(CONFIG)) {
      out.write(JSON.writeValueAsBytes(config));
    }
  }

  /**
   * Reads a table.
   *
   * @throws GleanerException with INVALID_MODEL if a file is missing, damaged or of another format,
   *     IO_FAILED if reading fails
   */
  public static WordVectorTable read(Source source) {
    try {
      JsonNode config = config(source);
      int dimensions = number(config, "dimensions", 1, 1_000_000);
      int words = number(config, "words", 1, Integer.MAX_VALUE - 16);
      NgramVectors ngrams = null;
      if (config.has("ngrams")) {
        JsonNode saved = config.get("ngrams");
        int buckets = number(saved, "buckets", 1, 1 << 30);
        ngrams =
            VectorShard.readNgrams(
                new NgramVectors(
                    number(saved, "least", 1, 100),
                    number(saved, "most", 1, 100),
                    buckets,
                    new int[0],
                    new float[0][]),
                number(saved, "used", 0, buckets),
                dimensions,
                source);
      }
      WordVectorTable table = VectorShard.readWords(words, dimensions, ngrams, source);
      return format(config) == FIRST_FORMAT
          ? table
          : table.withPhrases(number(config, "phrase-words", 1, MAX_PHRASE_WORDS));
    } catch (NoSuchFileException | FileNotFoundException e) {
      throw new GleanerException(
          ErrorCode.INVALID_MODEL, "Cannot read word vectors: a file is missing", e);
    } catch (IOException e) {
      throw new GleanerException(
          ErrorCode.IO_FAILED, "Cannot read word vectors: " + e.getMessage(), e);
    }
  }

  /** The provenance that is kept with the vectors. */
  public static Map<String, String> provenance(Source source) {
    Map<String, String> provenance = new TreeMap<>();
    try {
      config(source)
          .path("provenance")
          .fields()
          .forEachRemaining(field -> provenance.put(field.getKey(), field.getValue().asText()));
      return provenance;
    } catch (IOException e) {
      throw new GleanerException(
          ErrorCode.INVALID_MODEL, "Cannot read word vectors: " + CONFIG + " is missing", e);
    }
  }

  private static JsonNode config(Source source) throws IOException {
    byte[] bytes;
    try (InputStream in = source.open(CONFIG)) {
      bytes = in.readNBytes(MAX_CONFIG);
    }
    JsonNode config;
    try {
      config = JSON.readTree(bytes);
    } catch (com.fasterxml.jackson.core.JacksonException e) {
      throw new GleanerException(
          ErrorCode.INVALID_MODEL, "Cannot read word vectors: " + CONFIG + " is not valid JSON", e);
    }
    if (format(config) < FIRST_FORMAT || format(config) > FORMAT) {
      throw VectorShard.invalid(
          CONFIG
              + " has format "
              + config.path("format")
              + ". Accepted: "
              + FIRST_FORMAT
              + " to "
              + FORMAT);
    }
    if (!KIND.equals(config.path("kind").asText())) {
      throw VectorShard.invalid(
          CONFIG + " is of kind " + config.path("kind") + ". Accepted: " + KIND);
    }
    return config;
  }

  private static int format(JsonNode config) {
    return config.path("format").asInt(-1);
  }

  private static int number(JsonNode config, String key, int min, int max) {
    JsonNode value = config.path(key);
    if (!value.isInt() || value.asInt() < min || value.asInt() > max) {
      throw VectorShard.invalid(
          CONFIG + " has " + key + " " + value + ". Accepted: " + min + " to " + max);
    }
    return value.asInt();
  }
}
