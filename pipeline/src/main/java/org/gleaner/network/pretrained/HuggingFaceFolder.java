package org.gleaner.network.pretrained;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.gleaner.ErrorCode;
import org.gleaner.GleanerException;
import org.gleaner.network.model.ModelFolder;
import org.gleaner.network.tensor.Safetensors;
import org.gleaner.network.tensor.Tensor;

/**
 * The files of a checkpoint as Hugging Face lays them out. Weights are read from {@code
 * model.safetensors}, whole or in shards that an index names; files of pickled objects never are,
 * since reading them can run code.
 */
final class HuggingFaceFolder {
  static final String CONFIG = "config.json";
  static final String WEIGHTS = "model.safetensors";
  static final String INDEX = "model.safetensors.index.json";

  private static final long MAX_TEXT = 64L << 20;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final ModelFolder folder;

  HuggingFaceFolder(ModelFolder folder) {
    this.folder = folder;
  }

  /** The settings. */
  CheckpointConfig config() {
    byte[] content = content(CONFIG);
    if (content == null) {
      throw CheckpointConfig.invalid("config.json is missing", null);
    }
    return CheckpointConfig.parse(content);
  }

  /** Whether it is one of sentence-transformers, which give vectors of texts. */
  boolean isOfSentences() {
    return content("modules.json") != null;
  }

  /** The content of a small file; null if it is not there. */
  String text(String name) {
    byte[] content = content(name);
    return content == null ? null : new String(content, StandardCharsets.UTF_8);
  }

  /** The content of a small file; null if it is not there. */
  byte[] content(String name) {
    try {
      long size = folder.size(name);
      if (size > MAX_TEXT) {
        throw CheckpointConfig.invalid(
            name + " has " + size + " bytes. Accepted: at most " + MAX_TEXT, null);
      }
      try (InputStream in = folder.open(name)) {
        return in.readNBytes((int) size);
      }
    } catch (FileNotFoundException | NoSuchFileException e) {
      return null;
    } catch (IOException e) {
      throw unreadable(name, e);
    }
  }

  /** All tensors of numbers. */
  Map<String, Tensor> tensors() {
    Map<String, Tensor> whole = tensors(WEIGHTS);
    if (whole != null) {
      return whole;
    }
    byte[] index = content(INDEX);
    if (index == null) {
      throw CheckpointConfig.invalid(
          WEIGHTS + " is missing; files of pickled objects are not read", null);
    }
    return shards(index);
  }

  private Map<String, Tensor> shards(byte[] index) {
    Map<String, String> files = new TreeMap<>();
    try {
      JsonNode map = JSON.readTree(index).path("weight_map");
      map.fields().forEachRemaining(e -> files.put(e.getKey(), e.getValue().asText()));
    } catch (IOException e) {
      throw CheckpointConfig.invalid(INDEX + " is not valid JSON", e);
    }
    Map<String, Tensor> all = new TreeMap<>();
    for (String file : new TreeSet<>(files.values())) {
      if (!file.matches("[\\w.-]+[.]safetensors")) {
        throw CheckpointConfig.invalid(INDEX + " names file " + file, null);
      }
      Map<String, Tensor> shard = tensors(file);
      if (shard == null) {
        throw CheckpointConfig.invalid(file + " is missing", null);
      }
      all.putAll(shard);
    }
    for (String name : files.keySet()) {
      if (!all.containsKey(name)) {
        throw CheckpointConfig.invalid(files.get(name) + " has no tensor " + name, null);
      }
    }
    return all;
  }

  private Map<String, Tensor> tensors(String name) {
    try (InputStream in = new BufferedInputStream(folder.open(name))) {
      Map<String, Tensor> tensors = Safetensors.read(in, folder.size(name));
      Safetensors.requireFinite(tensors);
      return tensors;
    } catch (FileNotFoundException | NoSuchFileException e) {
      return null;
    } catch (IOException e) {
      throw unreadable(name, e);
    }
  }

  private static GleanerException unreadable(String name, IOException cause) {
    return new GleanerException(
        ErrorCode.IO_FAILED, "Cannot import model: " + name + " cannot be read", cause);
  }
}
