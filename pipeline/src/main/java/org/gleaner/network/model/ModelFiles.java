package org.gleaner.network.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.gleaner.ErrorCode;
import org.gleaner.GleanerException;
import org.gleaner.clean.feature.FeatureScaling;
import org.gleaner.network.tensor.Safetensors;
import org.gleaner.network.tensor.Tensor;
import org.gleaner.text.Vocabulary;

/**
 * The files of a saved network by name: {@code config.json}, {@code vocab.txt}, {@code labels.txt},
 * {@code model.safetensors}. Plain content without class names or serialised objects, so that
 * opening it runs no code of its maker. This is how a network is stored on any file system and how
 * it travels to the executors.
 *
 * @param contents not to be changed
 */
public record ModelFiles(SortedMap<String, byte[]> contents) implements Serializable {
  /** The number of the format that is written, and the only one that is read. */
  public static final int FORMAT = 1;

  private static final String CONFIG = "config.json";
  private static final String VOCABULARY = "vocab.txt";
  private static final String LABELS = "labels.txt";
  private static final String WEIGHTS = "model.safetensors";
  private static final List<String> NAMES = List.of(CONFIG, VOCABULARY, LABELS, WEIGHTS);
  private static final int MAX_CONFIG = 4 << 20;
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  /** Copies the map, not the contents. */
  public ModelFiles {
    contents = Collections.unmodifiableSortedMap(new TreeMap<>(contents));
  }

  /**
   * Opens a file of a folder; throws NoSuchFileException or FileNotFoundException if it is missing.
   */
  @FunctionalInterface
  public interface Folder {
    /** The content of the file of that name. */
    InputStream open(String name) throws IOException;
  }

  /** The files of a network. */
  public static ModelFiles of(SavedNetwork network) {
    try {
      SortedMap<String, byte[]> contents = new TreeMap<>();
      contents.put(CONFIG, JSON.writeValueAsBytes(config(network)));
      contents.put(
          LABELS, (String.join("\n", network.labels()) + "\n").getBytes(StandardCharsets.UTF_8));
      StringWriter vocabulary = new StringWriter();
      network.vocabulary().write(vocabulary);
      contents.put(VOCABULARY, vocabulary.toString().getBytes(StandardCharsets.UTF_8));
      ByteArrayOutputStream weights = new ByteArrayOutputStream();
      Safetensors.write(network.tensors(), weights);
      contents.put(WEIGHTS, weights.toByteArray());
      return new ModelFiles(contents);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Reads the files of a folder without parsing them.
   *
   * @throws GleanerException with INVALID_MODEL if a file is missing, IO_FAILED if reading fails
   */
  public static ModelFiles read(Folder folder) {
    SortedMap<String, byte[]> contents = new TreeMap<>();
    for (String name : NAMES) {
      try (InputStream in = folder.open(name)) {
        contents.put(name, in.readAllBytes());
      } catch (NoSuchFileException | FileNotFoundException e) {
        throw new GleanerException(
            ErrorCode.INVALID_MODEL, "Cannot read model: " + name + " is missing", e);
      } catch (IOException e) {
        throw new GleanerException(
            ErrorCode.IO_FAILED, "Cannot read model: " + name + " cannot be read", e);
      }
    }
    return new ModelFiles(contents);
  }

  /** A hash of all contents: equal for equal networks only. */
  public String fingerprint() {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (Map.Entry<String, byte[]> file : contents.entrySet()) {
        digest.update(file.getKey().getBytes(StandardCharsets.UTF_8));
        digest.update(ByteBuffer.allocate(4).putInt(file.getValue().length).array());
        digest.update(file.getValue());
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
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
   * The network.
   *
   * @throws GleanerException with INVALID_MODEL if a file is damaged or of another format number
   */
  public SavedNetwork open() {
    try {
      return parse();
    } catch (IOException | IllegalArgumentException e) {
      throw new GleanerException(
          ErrorCode.INVALID_MODEL, "Cannot read model: " + e.getMessage(), e);
    }
  }

  private SavedNetwork parse() throws IOException {
    JsonNode config = config(contents.get(CONFIG));
    NetworkDefinition definition =
        new NetworkDefinition(
            text(config, "encoder"), text(config, "task"), texts(config, "options"));
    byte[] weights = contents.get(WEIGHTS);
    Map<String, Tensor> tensors =
        Safetensors.read(new ByteArrayInputStream(weights), weights.length);
    return new SavedNetwork(
        definition,
        Vocabulary.read(new StringReader(decoded(VOCABULARY))),
        labels(definition),
        number(config, "threshold"),
        new FeatureScaling(numbers(config, "featureMeans"), numbers(config, "featureDeviations")),
        texts(config, "provenance"),
        tensors);
  }

  private String decoded(String name) {
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(contents.get(name)))
          .toString();
    } catch (CharacterCodingException e) {
      throw invalid(name + " is no UTF-8");
    }
  }

  private static JsonNode config(byte[] bytes) throws IOException {
    if (bytes.length > MAX_CONFIG) {
      throw invalid("config.json has more than " + MAX_CONFIG + " bytes");
    }
    JsonNode config;
    try {
      config = JSON.readTree(bytes);
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

  private List<String> labels(NetworkDefinition definition) {
    List<String> expected = definition.newTask().labels();
    List<String> labels = decoded(LABELS).lines().toList();
    if (expected.isEmpty()) {
      return labels; // the task has those of its training texts
    }
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
