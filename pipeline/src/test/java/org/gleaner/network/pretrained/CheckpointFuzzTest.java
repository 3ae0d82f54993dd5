package org.gleaner.network.pretrained;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.gleaner.Fuzz;
import org.gleaner.network.model.ModelFiles;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Checkpoints of other libraries with anything in them changed. */
class CheckpointFuzzTest {
  private static final String PIECES = "[PAD]\n[UNK]\n[CLS]\n[SEP]\n[MASK]\na\n##a\nb";

  private static final String TOKENIZER =
      "{\"model\":{\"type\":\"WordPiece\",\"unk_token\":\"[UNK]\","
          + "\"continuing_subword_prefix\":\"##\",\"max_input_chars_per_word\":100,"
          + "\"vocab\":{\"[PAD]\":0,\"[UNK]\":1,\"[CLS]\":2,\"[SEP]\":3,\"[MASK]\":4,"
          + "\"a\":5,\"##a\":6,\"b\":7}}}";

  private static Map<String, byte[]> checkpoint(String name) throws IOException {
    Map<String, byte[]> files = new TreeMap<>();
    files.put("vocab.txt", PIECES.getBytes(StandardCharsets.UTF_8));
    for (String file : List.of("config.json", "model.safetensors")) {
      files.put(file, Files.readAllBytes(GoldenCheckpoint.folder(name).resolve(file)));
    }
    return files;
  }

  private static Fuzz.Reading with(Map<String, byte[]> checkpoint, String name) {
    return bytes -> {
      Map<String, byte[]> files = new TreeMap<>(checkpoint);
      files.put(name, bytes);
      PretrainedImport.read(new ModelFiles(files), Map.of());
    };
  }

  @TestFactory
  Stream<DynamicTest> changedCheckpointsAreRefusedOrRead() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    for (String name :
        List.of("bert-classify", "distilbert-mlm", "albert-2groups-mlm", "gpt2-classify")) {
      Map<String, byte[]> files = checkpoint(name);
      for (String file : files.keySet()) {
        tests.add(Fuzz.file(name + ", " + file, 60, files.get(file), with(files, file)));
      }
      String config = new String(files.get("config.json"), StandardCharsets.UTF_8);
      tests.add(Fuzz.json(name + ", values", 60, config, with(files, "config.json")));
    }
    return tests.stream();
  }

  @Test
  void theSmallOnnxFileIsRead() {
    PretrainedModel model = OnnxImport.read(TinyOnnx.bytes(), TOKENIZER, 0, Map.of());
    Map<String, String> options = model.network().definition().options();
    assertEquals("2", options.get("heads"));
    assertEquals("1", options.get("layers"));
  }

  @TestFactory
  Stream<DynamicTest> changedOnnxFilesAreRefusedOrRead() {
    return Stream.of(
        Fuzz.file(
            "onnx",
            1_000,
            TinyOnnx.bytes(),
            bytes -> OnnxImport.read(bytes, TOKENIZER, 0, Map.of())));
  }
}
