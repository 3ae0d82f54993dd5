package org.gleaner.network.pretrained;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.gleaner.ErrorCode;
import org.gleaner.GleanerException;
import org.gleaner.network.model.ModelFiles;
import org.gleaner.network.tensor.Safetensors;
import org.gleaner.network.tensor.Tensor;

/** The files of a golden checkpoint, which a test changes before they are read. */
abstract class SmallCheckpoint {
  final Map<String, byte[]> files = new TreeMap<>();

  /** The files of a checkpoint, with a vocabulary of 120 pieces. */
  void open(String name) {
    files.clear();
    List<String> pieces = new ArrayList<>(List.of("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"));
    for (int i = pieces.size(); i < 120; i++) {
      pieces.add(i < 31 ? Character.toString('a' + i - 5) : "word" + i);
    }
    files.put("vocab.txt", String.join("\n", pieces).getBytes(StandardCharsets.UTF_8));
    for (String file : List.of("config.json", "model.safetensors")) {
      try {
        files.put(file, Files.readAllBytes(GoldenCheckpoint.folder(name).resolve(file)));
      } catch (IOException e) {
        throw new java.io.UncheckedIOException(e);
      }
    }
  }

  PretrainedModel read() {
    return PretrainedImport.read(new ModelFiles(files), Map.of());
  }

  Map<String, Tensor> tensors() throws IOException {
    byte[] bytes = files.get("model.safetensors");
    return Safetensors.read(new ByteArrayInputStream(bytes), bytes.length);
  }

  void put(Map<String, Tensor> tensors) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Safetensors.write(tensors, out);
    files.put("model.safetensors", out.toByteArray());
  }

  void config(Consumer<ObjectNode> change) throws IOException {
    ObjectMapper json = new ObjectMapper();
    ObjectNode config = (ObjectNode) json.readTree(files.get("config.json"));
    change.accept(config);
    files.put("config.json", json.writeValueAsBytes(config));
  }

  static void assertEqual(Map<String, Tensor> expected, Map<String, Tensor> actual) {
    assertEquals(expected.keySet(), actual.keySet());
    expected.forEach(
        (name, tensor) -> {
          assertEquals(tensor.shape(), actual.get(name).shape(), name);
          assertArrayEquals(tensor.values(), actual.get(name).values(), name);
        });
  }

  void assertRefused(String why) {
    GleanerException refused = assertThrows(GleanerException.class, this::read);
    assertEquals(ErrorCode.INVALID_MODEL, refused.code());
    assertTrue(refused.getMessage().contains(why), refused.getMessage());
    assertEquals(1, refused.getMessage().lines().count());
  }
}
