package org.gleaner.network.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.gleaner.ErrorCode;
import org.gleaner.GleanerException;
import org.gleaner.clean.feature.SegmentFeatures;
import org.gleaner.network.SegmentCleaner;
import org.gleaner.network.task.TaskState;
import org.gleaner.network.tensor.Safetensors;
import org.gleaner.network.tensor.Tensor;
import org.gleaner.network.train.TrainerSettings;
import org.gleaner.text.Vocabulary;
import org.gleaner.text.lexicon.Lexicon;
import org.gleaner.text.lexicon.WordForms;
import org.gleaner.text.lexicon.WordLexicon;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class NetworkStoreTest {
  @TempDir private Path temporary;
  private Path model;

  @BeforeEach
  void save() {
    model = temporary.resolve("model");
    NetworkStore.save(network(), model);
  }

  static SavedNetwork network() {
    NetworkDefinition definition =
        new NetworkDefinition(
            "bilstm",
            "clean",
            Map.of(
                "features",
                "text",
                "embedding-size",
                "3",
                "hidden-size",
                "2",
                "document-size",
                "2"));
    double[] means = new double[SegmentFeatures.CATALOGUE.named("text").size()];
    double[] deviations = new double[means.length];
    Arrays.fill(means, 0.5);
    Arrays.fill(deviations, 2);
    Vocabulary vocabulary = Vocabulary.of(Map.of("river", 3L, "naïve", 2L), 1, 10);
    Lexicon lexicon = new WordLexicon(new WordForms("word", true), vocabulary, 0);
    ComputationGraph network =
        new ComputationGraph(definition.configuration(lexicon, TrainerSettings.defaults()));
    network.init();
    return new SavedNetwork(
        definition,
        lexicon,
        List.of("keep", "remove"),
        TaskState.none()
            .with("threshold", 0.4375)
            .with("featureMeans", means)
            .with("featureDeviations", deviations),
        Map.of("seed", "42", "data", "sha256:00"),
        Weights.of(network));
  }

  @Test
  void everythingComesBack() {
    SavedNetwork expected = network();
    SavedNetwork loaded = NetworkStore.load(model);
    assertEquals(expected.definition(), loaded.definition());
    assertEquals(expected.lexicon().piece(3), loaded.lexicon().piece(3));
    assertEquals(expected.labels(), loaded.labels());
    assertEquals(expected.state().values().keySet(), loaded.state().values().keySet());
    for (String name : expected.state().values().keySet()) {
      assertArrayEquals(expected.state().numbers(name), loaded.state().numbers(name));
    }
    assertEquals(expected.provenance(), loaded.provenance());
    assertEquals(expected.tensors().keySet(), loaded.tensors().keySet());
    expected
        .tensors()
        .forEach(
            (name, tensor) -> {
              assertEquals(tensor.shape(), loaded.tensors().get(name).shape());
              assertArrayEquals(tensor.values(), loaded.tensors().get(name).values());
            });
  }

  @Test
  void theFolderHoldsPlainFilesAlone() throws IOException {
    try (Stream<Path> files = Files.list(temporary)) {
      assertEquals(List.of(model), files.toList(), "nothing unfinished is left");
    }
    try (Stream<Path> files = Files.list(model)) {
      assertEquals(
          List.of("config.json", "labels.txt", "model.safetensors", "vocab.txt"),
          files.map(file -> file.getFileName().toString()).sorted().toList());
    }
    assertFalse(Files.readString(model.resolve("config.json")).contains("org."));
  }

  @Test
  void anExistingFolderIsNotReplaced() {
    GleanerException e =
        assertThrows(GleanerException.class, () -> NetworkStore.save(network(), model));
    assertEquals(ErrorCode.OUTPUT_EXISTS, e.code());
  }

  @Test
  void aMissingFolderIsNamed() {
    Path missing = temporary.resolve("none");
    GleanerException e = assertThrows(GleanerException.class, () -> NetworkStore.load(missing));
    assertEquals(ErrorCode.INPUT_NOT_FOUND, e.code());
    assertTrue(e.getMessage().contains(missing.toString()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"config.json", "vocab.txt", "labels.txt", "model.safetensors"})
  void aMissingOrEmptyFileIsAnInvalidModel(String file) throws IOException {
    Files.write(model.resolve(file), new byte[0]);
    invalid();
    Files.delete(model.resolve(file));
    assertTrue(invalid().getMessage().contains(file));
  }

  @Test
  void anotherFormatFailsWithBothNumbers() throws IOException {
    replace("config.json", "\"format\" : 2", "\"format\" : 7");
    assertEquals("Cannot read model: it has format 7. Accepted: 1 to 2", invalid().getMessage());
  }

  @ParameterizedTest
  @CsvSource({
    "config.json, bilstm, perceptron",
    "config.json, '\"task\" : \"clean\"', '\"task\" : \"dream\"'",
    "config.json, document-size, other-size",
    "config.json, 0.4375, '\"high\"'",
    "config.json, 0.4375, 1e999",
    "config.json, 0.4375, NaN",
    "config.json, '\"format\" : 2', '\"format\" : 1.9'",
    "config.json, '\"encoder\" :', '\"task\" : \"clean\", \"encoder\" :'",
    "labels.txt, remove, keep",
    "config.json, '{', '['",
    "config.json, '\"state\"', '\"status\"'",
    "labels.txt, keep, hold",
    "vocab.txt, [PAD], [PAT]",
    "vocab.txt, river, naïve",
  })
  void damageIsAnInvalidModel(String file, String from, String to) throws IOException {
    replace(file, from, to);
    invalid();
  }

  @Test
  void weightsThatDoNotFitTheVocabularyAreRefused() throws IOException {
    replace("vocab.txt", "river\n", "");
    SavedNetwork loaded = NetworkStore.load(model);
    GleanerException e = assertThrows(GleanerException.class, () -> new SegmentCleaner(loaded));
    assertEquals(ErrorCode.INVALID_MODEL, e.code());
    assertEquals("Cannot use tensors: encoder.E of shape [4, 3]. Accepted: [3, 3]", e.getMessage());
  }

  @Test
  void everyTruncationIsAnInvalidModel() throws IOException {
    byte[] whole = Files.readAllBytes(model.resolve("model.safetensors"));
    for (int length = 0; length < whole.length; length += 97) {
      Files.write(model.resolve("model.safetensors"), Arrays.copyOf(whole, length));
      invalid();
    }
    Files.write(model.resolve("model.safetensors"), Arrays.copyOf(whole, whole.length + 1));
    invalid();
  }

  @ParameterizedTest
  @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY})
  void weightsThatAreNotFiniteAreRefused(float number) throws IOException {
    byte[] whole = Files.readAllBytes(model.resolve("model.safetensors"));
    ByteBuffer.wrap(whole)
        .putInt(whole.length - 8, Integer.reverseBytes(Float.floatToIntBits(number)));
    Files.write(model.resolve("model.safetensors"), whole);
    assertTrue(invalid().getMessage().contains("not finite"));
  }

  @Test
  void afterTheConfigNothingFollows() throws IOException {
    Files.writeString(model.resolve("config.json"), "{}", StandardOpenOption.APPEND);
    invalid();
  }

  /** A file of 20 GB that takes no room on the disk: refused by its size alone. */
  @ParameterizedTest
  @ValueSource(strings = {"config.json", "vocab.txt", "labels.txt", "model.safetensors"})
  void aFileThatIsTooLargeIsRefusedUnread(String file) throws IOException {
    try (FileChannel channel = FileChannel.open(model.resolve(file), StandardOpenOption.WRITE)) {
      channel.write(ByteBuffer.wrap(new byte[1]), 20L << 30);
    }
    invalid();
    GleanerException e = assertThrows(GleanerException.class, () -> NetworkStore.files(model));
    assertEquals(ErrorCode.INVALID_MODEL, e.code());
  }

  @ParameterizedTest
  @ValueSource(strings = {"config.json", "labels.txt", "vocab.txt", "model.safetensors"})
  @EnabledOnOs(OS.LINUX)
  void aDeviceIsNoFile(String file) throws IOException {
    Files.delete(model.resolve(file));
    Files.createSymbolicLink(model.resolve(file), Path.of("/dev/zero"));
    GleanerException e = assertThrows(GleanerException.class, () -> NetworkStore.files(model));
    assertEquals(ErrorCode.INVALID_MODEL, e.code());
    invalid();
  }

  @ParameterizedTest
  @ValueSource(longs = {-1, 0, 1, 1L << 40, Long.MAX_VALUE, Long.MIN_VALUE})
  void aHeaderLengthThatCannotBeIsRefused(long length) throws IOException {
    byte[] whole = Files.readAllBytes(model.resolve("model.safetensors"));
    ByteBuffer.wrap(whole).putLong(Long.reverseBytes(length));
    Files.write(model.resolve("model.safetensors"), whole);
    invalid();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[]",
        "{} {}",
        "{\"a\":1}",
        "{\"a\":{\"dtype\":\"F16\",\"shape\":[2],\"data_offsets\":[0,8]}}",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[3],\"data_offsets\":[0,8]}}",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[-2],\"data_offsets\":[0,8]}}",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[8,16]}}",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[8,0]}}",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[2.5],\"data_offsets\":[0,8]}}",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":2,\"data_offsets\":[0,8]}}",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[4294967296,4294967296],\"data_offsets\":[0,8]}}",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[2305843009213693951],\"data_offsets\":[0,8]}}",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}}",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]},"
            + "\"b\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]}}",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]},"
            + "\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]}}",
        "{\"a\":[[[[[[[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]]]]]]]}",
      })
  void aHeaderThatLiesIsRefused(String header) {
    byte[] bytes = header.getBytes(StandardCharsets.UTF_8);
    ByteBuffer file = ByteBuffer.allocate(8 + bytes.length + 8);
    file.putLong(Long.reverseBytes(bytes.length)).put(bytes);
    GleanerException e =
        assertThrows(
            GleanerException.class,
            () -> Safetensors.read(new ByteArrayInputStream(file.array()), file.array().length));
    assertEquals(ErrorCode.INVALID_MODEL, e.code());
  }

  @Test
  void theSameTensorsGiveTheSameBytesAndMetadataIsSkipped() throws IOException {
    Map<String, Tensor> tensors =
        Map.of(
            "b", new Tensor(List.of(2L, 1L), new float[] {1.5f, -0f}),
            "a", new Tensor(List.of(0L), new float[0]),
            "c", new Tensor(List.of(), new float[] {Float.MIN_VALUE}));
    ByteArrayOutputStream first = new ByteArrayOutputStream();
    Safetensors.write(tensors, first);
    ByteArrayOutputStream second = new ByteArrayOutputStream();
    Safetensors.write(new java.util.TreeMap<>(tensors), second);
    assertArrayEquals(first.toByteArray(), second.toByteArray());
    Map<String, Tensor> read =
        Safetensors.read(new ByteArrayInputStream(first.toByteArray()), first.size());
    assertArrayEquals(new float[] {1.5f, -0f}, read.get("b").values());
    assertEquals(List.of(2L, 1L), read.get("b").shape());
    byte[] header = "{\"__metadata__\":{\"x\":\"y\"}}  ".getBytes(StandardCharsets.UTF_8);
    byte[] empty =
        ByteBuffer.allocate(8 + header.length)
            .putLong(Long.reverseBytes(header.length))
            .put(header)
            .array();
    assertEquals(0, Safetensors.read(new ByteArrayInputStream(empty), empty.length).size());
  }

  private void replace(String file, String from, String to) throws IOException {
    String text = Files.readString(model.resolve(file));
    assertTrue(text.contains(from), from);
    Files.writeString(model.resolve(file), text.replace(from, to));
  }

  private GleanerException invalid() {
    GleanerException e = assertThrows(GleanerException.class, () -> NetworkStore.load(model));
    assertEquals(ErrorCode.INVALID_MODEL, e.code());
    return e;
  }
}
