package org.gleaner.network;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.gleaner.ErrorCode;
import org.gleaner.GleanerException;
import org.gleaner.text.Vocabulary;

/**
 * Model folders: {@code config.json}, {@code vocab.txt}, {@code labels.txt}, {@code
 * model.safetensors}. Plain files without class names or serialised objects, so that reading one
 * runs no code of its maker. A folder appears whole or not at all.
 */
public final class NetworkStore {
  /** The number of the format that is written, and the only one that is read. */
  public static final int FORMAT = 1;

  private static final long MAX_CONFIG = 4 << 20;
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private NetworkStore() {}

  /**
   * Writes a folder.
   *
   * @param folder must not exist; its parents are made
   * @throws GleanerException with OUTPUT_EXISTS if it does, IO_FAILED if writing fails
   */
  public static void save(SavedNetwork network, Path folder) {
    Path absolute = folder.toAbsolutePath();
    if (Files.exists(absolute)) {
      throw new GleanerException(
          ErrorCode.OUTPUT_EXISTS,
          "Cannot write model: " + folder + " is there already. Give another folder or remove it");
    }
    try {
      Files.createDirectories(absolute.getParent());
      Path unfinished = Files.createTempDirectory(absolute.getParent(), ".unfinished-model-");
      try {
        write(network, unfinished);
        Files.move(unfinished, absolute, StandardCopyOption.ATOMIC_MOVE);
      } finally {
        delete(unfinished);
      }
    } catch (IOException e) {
      throw new GleanerException(ErrorCode.IO_FAILED, "Cannot write model: " + folder, e);
    }
  }

  private static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  private static void write(SavedNetwork network, Path folder) throws IOException {
    Files.write(folder.resolve("config.json"), JSON.writeValueAsBytes(config(network)));
    Files.write(folder.resolve("labels.txt"), network.labels());
    try (Writer writer = Files.newBufferedWriter(folder.resolve("vocab.txt"))) {
      network.vocabulary().write(writer);
    }
    try (OutputStream out =
        new BufferedOutputStream(Files.newOutputStream(folder.resolve("model.safetensors")))) {
      Safetensors.write(network.tensors(), out);
    }
  }

  private static ObjectNode config(SavedNetwork network) {
    ObjectNode config = JSON.createObjectNode();
    config.put("format", FORMAT);
    config.put("encoder", network.definition().encoder());
    config.put("task", network.definition().task());
    config.set("options", JSON.valueToTree(new TreeMap<>(network.definition().options())));
    config.put("threshold", network.threshold());
    config.set("featureMeans", JSON.valueToTree(network.scaling().means()));
    config.set("featureDeviations", JSON.valueToTree(network.scaling().deviations()));
    config.set("provenance", JSON.valueToTree(new TreeMap<>(network.provenance())));
    return config;
  }

  /**
   * Reads a folder.
   *
   * @throws GleanerException with INPUT_NOT_FOUND if there is none, INVALID_MODEL if a file is
   *     missing, damaged or of another format number, IO_FAILED if reading fails
   */
  public static SavedNetwork load(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw new GleanerException(
          ErrorCode.INPUT_NOT_FOUND, "Cannot read model: " + folder + " is no folder");
    }
    try {
      return read(folder);
    } catch (java.nio.file.NoSuchFileException e) {
      throw new GleanerException(
          ErrorCode.INVALID_MODEL, "Cannot read model: " + e.getMessage() + " is missing", e);
    } catch (java.nio.charset.CharacterCodingException | IllegalArgumentException e) {
      throw new GleanerException(
          ErrorCode.INVALID_MODEL, "Cannot read model: " + folder + ": " + e.getMessage(), e);
    } catch (IOException e) {
      throw new GleanerException(ErrorCode.IO_FAILED, "Cannot read model: " + folder, e);
    }
  }

  private static SavedNetwork read(Path folder) throws IOException {
    JsonNode config = config(folder.resolve("config.json"));
    NetworkDefinition definition =
        new NetworkDefinition(
            text(config, "encoder"), text(config, "task"), texts(config, "options"));
    Vocabulary vocabulary;
    try (Reader reader = Files.newBufferedReader(folder.resolve("vocab.txt"))) {
      vocabulary = Vocabulary.read(reader);
    }
    Map<String, Tensor> tensors;
    Path weights = folder.resolve("model.safetensors");
    try (InputStream in = new BufferedInputStream(Files.newInputStream(weights))) {
      tensors = Safetensors.read(in, Files.size(weights));
    }
    return new SavedNetwork(
        definition,
        vocabulary,
        labels(folder.resolve("labels.txt"), definition),
        number(config, "threshold"),
        new FeatureScaling(numbers(config, "featureMeans"), numbers(config, "featureDeviations")),
        texts(config, "provenance"),
        tensors);
  }

  private static JsonNode config(Path file) throws IOException {
    if (Files.size(file) > MAX_CONFIG) {
      throw invalid("config.json has more than " + MAX_CONFIG + " bytes");
    }
    JsonNode config;
    try {
      config = JSON.readTree(Files.readAllBytes(file));
    } catch (com.fasterxml.jackson.core.JacksonException e) {
      throw new GleanerException(
          ErrorCode.INVALID_MODEL, "Cannot read model: config.json is no JSON", e);
    }
    JsonNode format = config.path("format");
    if (!format.isInt() || format.asInt() != FORMAT) {
      throw invalid("it has format " + format + ". Accepted: " + FORMAT);
    }
    return config;
  }

  private static List<String> labels(Path file, NetworkDefinition definition) throws IOException {
    List<String> expected = definition.newTask().labels();
    if (Files.size(file) > MAX_CONFIG) {
      throw invalid("labels.txt has more than " + MAX_CONFIG + " bytes");
    }
    List<String> labels = Files.readAllLines(file);
    if (!labels.equals(expected)) {
      throw invalid("labels.txt does not say " + expected);
    }
    return labels;
  }

  private static String text(JsonNode config, String key) {
    if (!config.path(key).isTextual()) {
      throw invalid("config.json has no text " + key);
    }
    return config.path(key).asText();
  }

  private static double number(JsonNode config, String key) {
    if (!config.path(key).isNumber()) {
      throw invalid("config.json has no number " + key);
    }
    return config.path(key).asDouble();
  }

  private static Map<String, String> texts(JsonNode config, String key) {
    Map<String, String> texts = new TreeMap<>();
    if (!config.path(key).isObject()) {
      throw invalid("config.json has no object " + key);
    }
    config.path(key).fields().forEachRemaining(f -> texts.put(f.getKey(), f.getValue().asText()));
    return texts;
  }

  private static List<Double> numbers(JsonNode config, String key) {
    List<Double> numbers = new ArrayList<>();
    for (JsonNode value : config.path(key)) {
      if (!value.isNumber()) {
        throw invalid("config.json has " + value + " in " + key);
      }
      numbers.add(value.asDouble());
    }
    return numbers;
  }

  private static GleanerException invalid(String what) {
    return new GleanerException(ErrorCode.INVALID_MODEL, "Cannot read model: " + what);
  }
}
