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
import java.util.stream.Stream;
import org.gleaner.ErrorCode;
import org.gleaner.GleanerException;
import org.gleaner.network.Answer;
import org.gleaner.network.Predictor;
import org.gleaner.network.model.ModelFiles;
import org.gleaner.network.model.SavedNetwork;
import org.gleaner.network.model.Weights;
import org.gleaner.network.task.LabelledText;
import org.gleaner.network.task.TaskState;
import org.gleaner.network.tensor.Safetensors;
import org.gleaner.network.tensor.Tensor;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What real checkpoints do, and what damaged ones do, on small ones of every family. */
class PretrainedImportTest {
  private static final List<String> CHECKPOINTS =
      List.of(
          "albert-2groups-mlm",
          "albert-pretraining",
          "bert-answer",
          "bert-classify",
          "bert-mlm",
          "bert-pretraining",
          "bert-tag",
          "distilbert-classify",
          "distilbert-mlm",
          "electra-classify",
          "electra-discriminator",
          "electra-generator",
          "ernie-mlm",
          "gpt2",
          "gpt2-classify",
          "openai-gpt",
          "roberta-classify",
          "roberta-mlm",
          "xlm-roberta-mlm");

  private final Map<String, byte[]> files = new TreeMap<>();

  /** The files of a checkpoint, with a vocabulary of 120 pieces. */
  private void open(String name) {
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

  private PretrainedModel read() {
    return PretrainedImport.read(new ModelFiles(files), Map.of());
  }

  private Map<String, Tensor> tensors() throws IOException {
    byte[] bytes = files.get("model.safetensors");
    return Safetensors.read(new ByteArrayInputStream(bytes), bytes.length);
  }

  private void put(Map<String, Tensor> tensors) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Safetensors.write(tensors, out);
    files.put("model.safetensors", out.toByteArray());
  }

  private void config(Consumer<ObjectNode> change) throws IOException {
    ObjectMapper json = new ObjectMapper();
    ObjectNode config = (ObjectNode) json.readTree(files.get("config.json"));
    change.accept(config);
    files.put("config.json", json.writeValueAsBytes(config));
  }

  private static void assertEqual(Map<String, Tensor> expected, Map<String, Tensor> actual) {
    assertEquals(expected.keySet(), actual.keySet());
    expected.forEach(
        (name, tensor) -> {
          assertEquals(tensor.shape(), actual.get(name).shape(), name);
          assertArrayEquals(tensor.values(), actual.get(name).values(), name);
        });
  }

  @TestFactory
  Stream<DynamicTest> whatComesInGoesOutAgain() {
    return CHECKPOINTS.stream()
        .map(
            name ->
                DynamicTest.dynamicTest(
                    name,
                    () -> {
                      open(name);
                      SavedNetwork first = read().network();
                      ModelFiles written = new ModelFiles(Map.of());
                      PretrainedExport.write(first, written);
                      Map<String, Tensor> before = tensors();
                      files.clear();
                      files.putAll(written.contents());
                      assertEqual(before, tensors());
                      SavedNetwork second = read().network();
                      assertEqual(first.tensors(), second.tensors());
                      assertEquals(first.definition(), second.definition());
                    }));
  }

  /** A checkpoint as a network that was pre-trained here: nothing is known of where it was made. */
  private SavedNetwork pretrained() {
    SavedNetwork imported = read().network();
    assertEquals("masked", imported.definition().task());
    return new SavedNetwork(
        imported.definition(),
        imported.lexicon(),
        imported.labels(),
        TaskState.none(),
        Map.of(),
        imported.tensors());
  }

  @TestFactory
  Stream<DynamicTest> pretrainedNetworksGoOutWithTheirHeads() {
    return Stream.of(
            "bert-mlm",
            "bert-pretraining",
            "albert-2groups-mlm",
            "albert-pretraining",
            "distilbert-mlm",
            "electra-generator",
            "ernie-mlm",
            "roberta-mlm")
        .map(
            name ->
                DynamicTest.dynamicTest(
                    name,
                    () -> {
                      open(name);
                      SavedNetwork network = pretrained();
                      Weights.requireFit(network);
                      ModelFiles written = new ModelFiles(Map.of());
                      PretrainedExport.write(network, written);
                      Map<String, Tensor> before = tensors();
                      String given =
                          new ObjectMapper()
                              .readTree(files.get("config.json"))
                              .at("/architectures/0")
                              .asText();
                      files.clear();
                      files.putAll(written.contents());
                      assertEqual(before, tensors());
                      assertEquals(
                          given,
                          new ObjectMapper()
                              .readTree(files.get("config.json"))
                              .at("/architectures/0")
                              .asText());
                    }));
  }

  @Test
  void aHeadThatTheOtherLibraryDoesNotHaveIsRefused() throws IOException {
    open("bert-mlm");
    SavedNetwork network = pretrained();
    SavedNetwork other =
        new SavedNetwork(
            network.definition().with("transform-epsilon", "0.1"),
            network.lexicon(),
            List.of(),
            network.state(),
            Map.of(),
            network.tensors());
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> PretrainedExport.requireKnown(other));
    assertTrue(e.getMessage().contains("Accepted: transform-activation=gelu"), e.getMessage());
  }

  @Test
  void labelsAndOutputsAreThoseOfTheCheckpoint() throws IOException {
    open("bert-classify");
    config(c -> c.putObject("id2label").put("1", "so").put("0", "yes").put("2", "no"));
    Predictor<LabelledText> predictor = Predictor.ofTexts(read().network());
    assertEquals(List.of("yes", "so", "no"), predictor.labels());
    float[] output = predictor.output(LabelledText.unlabelled("word40 b c"));
    assertEquals(1, output[0] + output[1] + output[2], 1e-5);
  }

  @Test
  void anAnswersHeadBecomesThatOfItsTask() throws IOException {
    open("bert-answer");
    SavedNetwork network = read().network();
    assertEquals("answer", network.definition().task());
    assertArrayEquals(
        tensors().get("qa_outputs.bias").values(), network.tensors().get("output.b").values());
    Answer answer = Answer.of(Predictor.ofTexts(network), "word40 b", "word60 c word61");
    assertEquals("word60 c word61".substring(answer.begin(), answer.end()), answer.text());
  }

  @Test
  void aHeadOfMaskedTokensBecomesThatOfItsTask() throws IOException {
    for (String name : List.of("bert-mlm", "roberta-mlm", "xlm-roberta-mlm")) {
      open(name);
      PretrainedModel model = read();
      assertEquals("masked", model.network().definition().task(), name);
      assertEquals("none", model.network().definition().options().get("pair"), name);
      assertEquals(List.of(), model.kept(), name);
    }
    open("bert-pretraining");
    assertEquals(List.of("next", "random"), read().network().labels());
    open("albert-pretraining");
    SavedNetwork order = read().network();
    assertEquals(List.of("kept", "swapped"), order.labels());
    assertEquals(1, order.tensors().get("encoder.pooler.b").shape().get(0));
    open("electra-discriminator");
    assertEquals("text-vector", read().network().definition().task());
  }

  @Test
  void pairsAreLeftOutIfAskedForAndAnotherTaskMayBe() throws IOException {
    open("bert-pretraining");
    PretrainedModel alone = PretrainedImport.read(new ModelFiles(files), Map.of("pair", "none"));
    assertEquals(List.of(), alone.network().labels());
    assertTrue(alone.kept().contains("cls.seq_relationship.bias"), alone.kept().toString());
    PretrainedModel vectors = PretrainedImport.read(new ModelFiles(files), "text-vector", Map.of());
    assertEquals("text-vector", vectors.network().definition().task());
    assertTrue(vectors.kept().contains("cls.predictions.bias"), vectors.kept().toString());
    config(c -> c.putArray("architectures").add("BertForMaskedLM"));
    assertEquals(List.of(), read().network().labels());
    assertEquals(
        List.of("next", "random"),
        PretrainedImport.read(new ModelFiles(files), Map.of("pair", "next")).network().labels());
    open("bert-pretraining");
    files.put("modules.json", "[]".getBytes(StandardCharsets.UTF_8));
    assertEquals("text-vector", read().network().definition().task());
    assertEquals(
        "masked",
        PretrainedImport.read(new ModelFiles(files), "masked", Map.of())
            .network()
            .definition()
            .task());
    assertRefused("tag", "BertForPreTraining has no head that task tag reads. Accepted: text-vec");
    open("roberta-mlm");
    GleanerException pairs =
        assertThrows(
            GleanerException.class,
            () -> PretrainedImport.read(new ModelFiles(files), Map.of("pair", "next")));
    assertTrue(pairs.getMessage().contains("pair next for roberta. Accepted: none"));
  }

  /** Ours scores by the table of the encoder. */
  @Test
  void aDecoderOfItsOwnIsKeptAndNotUsed() throws IOException {
    open("bert-mlm");
    Map<String, Tensor> tensors = tensors();
    Tensor table = tensors.get("bert.embeddings.word_embeddings.weight");
    float[] other = table.values().clone();
    other[7] += 1;
    tensors.put("cls.predictions.decoder.weight", new Tensor(table.shape(), other));
    put(tensors);
    PretrainedModel model = read();
    assertEquals("text-vector", model.network().definition().task());
    assertTrue(model.kept().contains("cls.predictions.decoder.weight"));
    assertRefused("masked", "BertForMaskedLM has no head that task masked reads");
  }

  private void assertRefused(String task, String why) {
    GleanerException refused =
        assertThrows(
            GleanerException.class,
            () -> PretrainedImport.read(new ModelFiles(files), task, Map.of()));
    assertEquals(ErrorCode.INVALID_MODEL, refused.code());
    assertTrue(refused.getMessage().contains(why), refused.getMessage());
  }

  @Test
  void oldNamesOfNormalisationsAreRenewed() throws IOException {
    open("bert-mlm");
    Map<String, Tensor> expected = read().network().tensors();
    Map<String, Tensor> renamed = new TreeMap<>();
    tensors()
        .forEach(
            (name, tensor) ->
                renamed.put(
                    name.replace("LayerNorm.weight", "LayerNorm.gamma")
                        .replace("LayerNorm.bias", "LayerNorm.beta"),
                    tensor));
    put(renamed);
    assertEqual(expected, read().network().tensors());
  }

  @Test
  void prefixesMayBeAbsentOrMore() throws IOException {
    open("bert-mlm");
    Map<String, Tensor> encoder = new TreeMap<>(read().network().tensors());
    encoder.keySet().removeIf(name -> !name.startsWith("encoder."));
    for (String prefix : List.of("", "module.bert.")) {
      open("bert-mlm");
      Map<String, Tensor> renamed = new TreeMap<>();
      tensors()
          .forEach(
              (name, tensor) -> {
                if (name.startsWith("bert.")) {
                  renamed.put(prefix + name.substring("bert.".length()), tensor);
                }
              });
      put(renamed);
      assertEqual(encoder, read().network().tensors());
    }
  }

  @Test
  void aSharedTableMayStandUnderEitherName() throws IOException {
    open("bert-mlm");
    Map<String, Tensor> expected = read().network().tensors();
    Map<String, Tensor> tensors = tensors();
    Tensor table = tensors.get("bert.embeddings.word_embeddings.weight");
    tensors.put("cls.predictions.decoder.weight", table);
    tensors.put("cls.predictions.decoder.bias", tensors.get("cls.predictions.bias"));
    put(tensors);
    assertEqual(expected, read().network().tensors());
    tensors.remove("bert.embeddings.word_embeddings.weight");
    tensors.remove("cls.predictions.bias");
    put(tensors);
    assertEqual(expected, read().network().tensors());
  }

  @Test
  void shardsAreOneFile() throws IOException {
    open("bert-tag");
    Map<String, Tensor> expected = read().network().tensors();
    ObjectNode map = new ObjectMapper().createObjectNode();
    Map<String, Tensor> all = tensors();
    files.remove("model.safetensors");
    for (int shard = 0; shard < 2; shard++) {
      Map<String, Tensor> part = new TreeMap<>();
      String file = "model-0000" + (shard + 1) + "-of-00002.safetensors";
      int i = 0;
      for (Map.Entry<String, Tensor> entry : all.entrySet()) {
        if (i++ % 2 == shard) {
          part.put(entry.getKey(), entry.getValue());
          map.put(entry.getKey(), file);
        }
      }
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      Safetensors.write(part, out);
      files.put(file, out.toByteArray());
    }
    ObjectNode index = new ObjectMapper().createObjectNode();
    index.set("weight_map", map);
    files.put("model.safetensors.index.json", index.toString().getBytes(StandardCharsets.UTF_8));
    assertEqual(expected, read().network().tensors());
    String missing = "model-00002-of-00002.safetensors";
    byte[] second = files.remove(missing);
    assertRefused(missing + " is missing");
    files.put(missing, java.util.Arrays.copyOf(second, second.length - 9));
    assertRefused("tensors of");
    index.set("weight_map", new ObjectMapper().createObjectNode().put("x", "../secret"));
    files.put("model.safetensors.index.json", index.toString().getBytes(StandardCharsets.UTF_8));
    assertRefused("names file ../secret");
  }

  private void assertRefused(String why) {
    GleanerException refused = assertThrows(GleanerException.class, this::read);
    assertEquals(ErrorCode.INVALID_MODEL, refused.code());
    assertTrue(refused.getMessage().contains(why), refused.getMessage());
    assertEquals(1, refused.getMessage().lines().count());
  }

  @Test
  void whatDoesNotFitIsRefusedInALine() throws IOException {
    open("bert-mlm");
    config(c -> c.put("model_type", "longformer"));
    assertRefused("model_type longformer. Accepted: [albert");
    open("bert-mlm");
    config(c -> c.put("position_embedding_type", "relative_key"));
    assertRefused("position_embedding_type");
    open("bert-mlm");
    config(c -> c.put("is_decoder", true));
    assertRefused("config.json has is_decoder true. Accepted: false");
    open("bert-mlm");
    config(c -> c.put("hidden_act", "swish"));
    assertRefused("activation swish");
    open("bert-mlm");
    config(c -> c.put("num_attention_heads", 5));
    assertRefused("5 heads");
    open("bert-mlm");
    config(c -> c.put("hidden_size", "many"));
    assertRefused("hidden_size \"many\"");
    open("bert-mlm");
    config(c -> c.put("intermediate_size", 63));
    assertRefused("units.inner.W of shape [32, 64]. Accepted: [32, 63]");
    open("bert-mlm");
    config(c -> c.put("num_hidden_layers", 3));
    assertRefused("tensor encoder.layer.2.attention.self.query.weight is missing");
    open("bert-mlm");
    files.put(
        "vocab.txt",
        (new String(files.get("vocab.txt"), StandardCharsets.UTF_8) + "\nmore")
            .getBytes(StandardCharsets.UTF_8));
    assertRefused("the vocabulary has 121 pieces, the table 120 rows");
    open("bert-mlm");
    files.remove("vocab.txt");
    assertRefused("it has no vocabulary");
    open("bert-mlm");
    files.put("pytorch_model.bin", files.remove("model.safetensors"));
    assertRefused("pickled objects are not read");
    open("bert-mlm");
    files.put("model.safetensors", new byte[] {-1, -1, -1, -1, -1, -1, 0, 0, '{', '}'});
    assertRefused("header of 281474976710655 bytes");
  }

  @Test
  void aDamagedOnnxFileIsRefused() {
    byte[] bytes = {0x3a, 0x7f, 1, 2, 3};
    for (byte[] file :
        List.of(bytes, new byte[] {(byte) 0xff}, "PK".getBytes(StandardCharsets.UTF_8))) {
      GleanerException refused =
          assertThrows(GleanerException.class, () -> OnnxImport.read(file, "{}", 0, Map.of()));
      assertEquals(ErrorCode.INVALID_MODEL, refused.code());
    }
  }
}
