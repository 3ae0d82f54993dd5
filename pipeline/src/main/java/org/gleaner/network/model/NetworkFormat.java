package org.gleaner.network.model;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.gleaner.ErrorCode;
import org.gleaner.GleanerException;
import org.gleaner.network.tensor.Safetensors;
import org.gleaner.network.tensor.Tensor;
import org.gleaner.text.lexicon.Lexicon;
import org.gleaner.text.lexicon.Lexicons;

/**
 * The files of a saved network: {@code config.json}, the lexicon's file ({@code vocab.txt} or
 * {@code tokenizer.json}), {@code labels.txt} and {@code model.safetensors}. Plain content without
 * class names or serialised objects, so that opening a folder does not run foreign code. Files are
 * read and written as streams; a file larger than its limit is refused before it is read.
 */
public final class NetworkFormat {
  /** The number of the format that is written; it and those before are read. */
  public static final int FORMAT = 2;

  static final String CONFIG = "config.json";
  static final String LABELS = "labels.txt";
  static final String WEIGHTS = "model.safetensors";

  static final long MAX_CONFIG = 4L << 20;
  static final long MAX_LABELS = 64L << 20;
  static final long MAX_LEXICON = 1L << 30;
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private NetworkFormat() {}

  /** Writes a network into an empty folder. */
  public static void write(SavedNetwork network, ModelFolder folder) throws IOException {
    write(folder, CONFIG, JSON.writeValueAsBytes(config(network)));
    String labels = String.join("\n", network.labels());
    write(folder, LABELS, (labels.isEmpty() ? "" : labels + "\n").getBytes(StandardCharsets.UTF_8));
    for (Map.Entry<String, byte[]> file : network.lexicon().files().entrySet()) {
      write(folder, file.getKey(), file.getValue());
    }
    try (OutputStream out = new BufferedOutputStream(folder.create(WEIGHTS))) {
      Safetensors.write(network.tensors(), out);
    }
  }

  private static void write(ModelFolder folder, String name, byte[] content) throws IOException {
    try (OutputStream out = folder.create(name)) {
      out.write(content);
    }
  }

  private static ObjectNode config(SavedNetwork network) {
    ObjectNode config = JSON.createObjectNode();
    config.put("format", FORMAT);
    config.put("encoder", network.definition().encoder());
    config.put("task", network.definition().task());
    config.set("options", JSON.valueToTree(new TreeMap<>(network.definition().options())));
    config.set("state", JSON.valueToTree(network.state().values()));
    config.set("provenance", JSON.valueToTree(new TreeMap<>(network.provenance())));
    return config;
  }

  /**
   * Reads a network.
   *
   * @throws GleanerException with INVALID_MODEL if a file is missing, damaged, too large or of
   *     another format number, IO_FAILED if reading fails
   */
  public static SavedNetwork read(ModelFolder folder) {
    try {
      NetworkConfig config = NetworkConfig.parse(ModelFiles.content(folder, CONFIG, MAX_CONFIG));
      NetworkDefinition definition = config.definition();
      return new SavedNetwork(
          definition,
          lexicon(folder, definition),
          labels(folder, definition),
          config.state(),
          config.provenance(),
          weights(folder));
    } catch (NoSuchFileException | FileNotFoundException e) {
      throw invalid(name(e) + " is missing", e);
    } catch (CharacterCodingException e) {
      throw invalid("a text file is not valid UTF-8", e);
    } catch (IllegalArgumentException e) {
      throw invalid(e.getMessage(), e);
    } catch (IOException e) {
      throw new GleanerException(
          ErrorCode.IO_FAILED, "Cannot read model: a file cannot be read", e);
    }
  }

  private static String name(IOException missing) {
    String path = String.valueOf(missing.getMessage());
    for (String name : List.of(CONFIG, LABELS, WEIGHTS, "vocab.txt", "tokenizer.json")) {
      if (path.contains(name)) {
        return name;
      }
    }
    return "a file";
  }

  /** Refuses a file that is larger than its limit. */
  static void requireSize(ModelFolder folder, String name, long most) throws IOException {
    long size = folder.size(name);
    if (size > most) {
      throw invalid(name + " has " + size + " bytes. Accepted: at most " + most, null);
    }
  }

  private static Lexicon lexicon(ModelFolder folder, NetworkDefinition definition)
      throws IOException {
    String tokenizer = definition.newTask().tokenizer();
    String file = Lexicons.file(tokenizer);
    requireSize(folder, file, MAX_LEXICON);
    try (Reader reader =
        new InputStreamReader(
            new BufferedInputStream(folder.open(file)), StandardCharsets.UTF_8.newDecoder())) {
      return Lexicons.read(definition.newTask().forms(), definition.characters(), reader);
    }
  }

  private static List<String> labels(ModelFolder folder, NetworkDefinition definition)
      throws IOException {
    byte[] content = ModelFiles.content(folder, LABELS, MAX_LABELS);
    List<String> labels =
        StandardCharsets.UTF_8
            .newDecoder()
            .decode(java.nio.ByteBuffer.wrap(content))
            .toString()
            .lines()
            .toList();
    if (new HashSet<>(labels).size() != labels.size()) {
      throw invalid("labels.txt has a label twice", null);
    }
    List<String> expected = definition.newTask().labels();
    if (!expected.isEmpty() && !labels.equals(expected)) {
      throw invalid("labels.txt does not have " + expected, null);
    }
    return labels;
  }

  private static Map<String, Tensor> weights(ModelFolder folder) throws IOException {
    try (InputStream in = new BufferedInputStream(folder.open(WEIGHTS))) {
      Map<String, Tensor> tensors = Safetensors.read(in, folder.size(WEIGHTS));
      Safetensors.requireFinite(tensors);
      return tensors;
    }
  }

  static GleanerException invalid(String problem, Throwable cause) {
    return new GleanerException(ErrorCode.INVALID_MODEL, "Cannot read model: " + problem, cause);
  }
}
