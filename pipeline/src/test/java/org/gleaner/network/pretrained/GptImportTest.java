package org.gleaner.network.pretrained;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.gleaner.ErrorCode;
import org.gleaner.GleanerException;
import org.gleaner.network.Predictor;
import org.gleaner.network.model.LocalFolder;
import org.gleaner.network.model.ModelFiles;
import org.gleaner.network.model.NetworkDefinition;
import org.gleaner.network.model.SavedNetwork;
import org.gleaner.network.task.LabelledText;
import org.gleaner.network.tensor.Safetensors;
import org.gleaner.network.tensor.Tensor;
import org.gleaner.text.lexicon.Lexicon;
import org.gleaner.text.lexicon.Special;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Whole folders of GPT and GPT-2: vocabularies, settings, names of tensors, and the way back. */
class GptImportTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Map<String, byte[]> files = new TreeMap<>();

  private void open(String name) throws IOException {
    files.clear();
    for (String file : List.of("config.json", "model.safetensors", "vocab.json", "merges.txt")) {
      files.put(file, Files.readAllBytes(GoldenCheckpoint.folder(name).resolve(file)));
    }
  }

  private PretrainedModel read() {
    return PretrainedImport.read(new ModelFiles(files), Map.of());
  }

  private void config(String key, Object value) throws IOException {
    ObjectNode config = (ObjectNode) JSON.readTree(files.get("config.json"));
    config.set(key, JSON.valueToTree(value));
    files.put("config.json", JSON.writeValueAsBytes(config));
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

  private void assertRefused(String why) {
    GleanerException refused = assertThrows(GleanerException.class, this::read);
    assertEquals(ErrorCode.INVALID_MODEL, refused.code());
    assertTrue(refused.getMessage().contains(why), refused.getMessage());
    assertEquals(1, refused.getMessage().lines().count());
  }

  private static void assertEqual(Map<String, Tensor> expected, Map<String, Tensor> actual) {
    assertEquals(expected.keySet(), actual.keySet());
    expected.forEach(
        (name, tensor) -> assertArrayEquals(tensor.values(), actual.get(name).values(), name));
  }

  /** The pieces, and the last token's vector or the labels' probabilities, as transformers has. */
  @TestFactory
  Stream<DynamicTest> textsAreReadAsByTransformers() {
    return Stream.of("gpt2", "gpt2-classify", "openai-gpt")
        .map(name -> DynamicTest.dynamicTest(name, () -> checkTexts(name)));
  }

  private static void checkTexts(String name) throws IOException {
    Path folder = GoldenCheckpoint.folder(name);
    boolean labels = name.endsWith("classify");
    Map<String, String> asked = labels ? Map.of() : Map.of("normalize", "false");
    SavedNetwork network = PretrainedImport.read(new LocalFolder(folder), asked).network();
    checkTexts(network, folder);
    ModelFiles written = new ModelFiles(Map.of());
    PretrainedExport.write(network, written);
    checkTexts(PretrainedImport.read(written, asked).network(), folder);
  }

  private static void checkTexts(SavedNetwork network, Path folder) throws IOException {
    Lexicon lexicon = network.lexicon();
    Predictor<LabelledText> predictor = Predictor.ofTexts(network);
    JsonNode cases = JSON.readTree(Files.readAllBytes(folder.resolve("texts.json")));
    assertEquals(11, cases.size());
    for (JsonNode each : cases) {
      String text = each.path("text").asText();
      int[] ids = lexicon.sequence(List.of(lexicon.pieces(text)), 100);
      assertArrayEquals(JSON.treeToValue(each.path("ids"), int[].class), ids, text);
      float[] expected = JSON.treeToValue(each.path("output"), float[].class);
      assertArrayEquals(expected, predictor.output(LabelledText.unlabelled(text)), 1e-5f, text);
    }
    assertEquals(0, lexicon.added(1));
  }

  @Test
  void piecesBecomeTextAgain() throws IOException {
    open("openai-gpt");
    Lexicon lexicon = read().network().lexicon();
    assertEquals(
        "the reader wrote words", lexicon.text(lexicon.pieces("The READER wrote words").numbers()));
    open("gpt2");
    lexicon = read().network().lexicon();
    assertEquals("The reader", lexicon.text(lexicon.pieces("The reader").numbers()));
    assertEquals(0, lexicon.special(Special.BEGIN));
    assertEquals(0, lexicon.special(Special.END));
  }

  @Test
  void theLastTokenIsReadUnlessTheFolderHasAnotherPooling() throws IOException {
    open("gpt2");
    assertEquals("last", pooling());
    Map<String, String> modes =
        Map.of("mean_tokens", "mean", "max_tokens", "max", "lasttoken", "last");
    for (Map.Entry<String, String> mode : modes.entrySet()) {
      files.put("1_Pooling/config.json", json("{\"pooling_mode_" + mode.getKey() + "\": true}"));
      assertEquals(mode.getValue(), pooling());
    }
    String other = "pooling_mode_weightedmean_tokens";
    files.put("1_Pooling/config.json", json("{\"" + other + "\": true}"));
    assertRefused("1_Pooling/config.json has " + other + ". Accepted: one of [pooling_mode_cls");
    files.put("1_Pooling/config.json", json("{\"pooling_mode_cls_token\": true}"));
    assertRefused("Cannot use pooling: first, whose token sees no other with causal=true");
  }

  private String pooling() {
    return read().network().definition().options().get("pooling");
  }

  private static byte[] json(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void settingsThatChangeNumbersAreRefused() throws IOException {
    Map<String, Object> wrong =
        Map.of(
            "scale_attn_by_inverse_layer_idx", true,
            "scale_attn_weights", false,
            "add_cross_attention", true);
    for (Map.Entry<String, Object> setting : wrong.entrySet()) {
      open("gpt2");
      config(setting.getKey(), setting.getValue());
      boolean accepted = !(boolean) setting.getValue();
      assertRefused(
          "has " + setting.getKey() + ' ' + setting.getValue() + ". Accepted: " + accepted);
    }
    open("gpt2");
    config("activation_function", "silu");
    assertRefused("activation silu. Accepted: gelu, gelu_new, relu");
    open("openai-gpt");
    config("afn", "silu");
    assertRefused("afn silu. Accepted: gelu, relu");
    open("gpt2");
    config("n_inner", 100);
    assertRefused("units.inner.W of shape [32, 128]. Accepted: [32, 100]");
    open("gpt2");
    config("n_layer", 3);
    assertRefused("tensor h.2.attn.c_attn.weight is missing");
  }

  @Test
  void settingsThatDoNotAreTaken() throws IOException {
    open("gpt2");
    Map<String, Tensor> expected = read().network().tensors();
    config("reorder_and_upcast_attn", true);
    config("scale_attn_weights", null);
    config("n_ctx", 7);
    assertEqual(expected, read().network().tensors());
  }

  @Test
  void theTableMayStandUnderTheDecodersName() throws IOException {
    open("gpt2");
    PretrainedModel expected = read();
    assertEquals(List.of(), expected.kept());
    Map<String, Tensor> tensors = tensors();
    tensors.put("lm_head.weight", tensors.get("transformer.wte.weight"));
    put(tensors);
    assertEqual(expected.network().tensors(), read().network().tensors());
    tensors.remove("transformer.wte.weight");
    put(tensors);
    assertEqual(expected.network().tensors(), read().network().tensors());
  }

  @Test
  void aDecoderOfItsOwnIsKept() throws IOException {
    open("gpt2");
    Map<String, Tensor> tensors = tensors();
    Tensor table = tensors.get("transformer.wte.weight");
    tensors.put("lm_head.weight", new Tensor(table.shape(), new float[table.values().length]));
    put(tensors);
    assertEquals(List.of("lm_head.weight"), read().kept());
  }

  @Test
  void masksAreNotWeights() throws IOException {
    open("gpt2");
    Map<String, Tensor> expected = read().network().tensors();
    Map<String, Tensor> tensors = new TreeMap<>();
    tensors()
        .forEach((name, tensor) -> tensors.put(name.substring("transformer.".length()), tensor));
    tensors.put("h.0.attn.bias", new Tensor(List.of(1L, 1L, 4L, 4L), new float[16]));
    tensors.put("h.1.attn.masked_bias", new Tensor(List.of(), new float[] {-1e4f}));
    put(tensors);
    assertEqual(expected, read().network().tensors());
    assertEquals(List.of(), read().kept());
  }

  @Test
  void numbersOfSpecialPiecesGoOut() throws IOException {
    for (String name : List.of("gpt2", "openai-gpt")) {
      open(name);
      ModelFiles written = new ModelFiles(Map.of());
      PretrainedExport.write(read().network(), written);
      JsonNode config = JSON.readTree(written.contents().get("config.json"));
      String number = name.equals("gpt2") ? "0" : "null";
      assertEquals(name, config.path("model_type").asText());
      assertEquals(number, config.path("bos_token_id").toString());
      assertEquals(number, config.path("eos_token_id").toString());
      assertEquals("null", config.path("pad_token_id").toString());
      assertEquals(name.equals("gpt2"), config.has("n_inner"));
    }
  }

  @Test
  void whatTheOtherLibraryDoesNotHaveIsRefused() throws IOException {
    open("openai-gpt");
    assertNotExported("activation", "gelu", "with activation=gelu. Accepted: activation=gelu-new");
    assertNotExported("norm", "post", "with norm=post. Accepted: norm=blocks");
    assertNotExported("causal", "false", "with causal=false. Accepted: causal=true");
    assertNotExported("inner-size", "64", "with inner-size=64. Accepted: inner-size=128");
    open("gpt2");
    assertNotExported("texts", "2", "with texts=2. Accepted: texts=0");
    open("gpt2-classify");
    assertNotExported("pooling", "mean", "pooling=mean. Accepted: pooling=last");
    SavedNetwork trained = read().network();
    trained.tensors().get("output.b").values()[1] = 0.5f;
    assertNotExported(trained, "a classifier of gpt2 with a bias");
    open("gpt2");
    SavedNetwork network = read().network();
    NetworkDefinition masked = new NetworkDefinition("gpt2", "masked", Map.of());
    assertNotExported(
        with(network, masked), "a model of task: masked. Accepted: answer, classify, text-vector");
  }

  private void assertNotExported(String option, String value, String why) {
    SavedNetwork network = read().network();
    assertNotExported(with(network, network.definition().with(option, value)), why);
  }

  private static SavedNetwork with(SavedNetwork network, NetworkDefinition definition) {
    return new SavedNetwork(
        definition,
        network.lexicon(),
        network.labels(),
        network.state(),
        network.provenance(),
        network.tensors());
  }

  private static void assertNotExported(SavedNetwork network, String why) {
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> PretrainedExport.requireKnown(network));
    assertTrue(e.getMessage().contains(why), e.getMessage());
    assertEquals(1, e.getMessage().lines().count());
  }
}
