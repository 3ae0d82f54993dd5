package org.gleaner.network.pretrained;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.gleaner.ErrorCode;
import org.gleaner.GleanerException;
import org.gleaner.network.Answer;
import org.gleaner.network.Choice;
import org.gleaner.network.Predictor;
import org.gleaner.network.model.ModelFiles;
import org.gleaner.network.model.NetworkDefinition;
import org.gleaner.network.model.SavedNetwork;
import org.gleaner.network.model.Weights;
import org.gleaner.network.task.LabelledText;
import org.gleaner.network.task.TaskState;
import org.gleaner.network.tensor.Tensor;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What of checkpoints comes in and goes out again, on small ones of every family. */
final class PretrainedImportTest extends SmallCheckpoint {
  private static final List<String> CHECKPOINTS =
      List.of(
          "albert-2groups-mlm",
          "albert-pretraining",
          "bert-answer",
          "bert-choice",
          "bert-classify",
          "bert-mlm",
          "bert-pretraining",
          "bert-tag",
          "distilbert-classify",
          "distilbert-mlm",
          "electra-choice",
          "electra-classify",
          "electra-discriminator",
          "electra-generator",
          "ernie-mlm",
          "gpt2",
          "gpt2-classify",
          "openai-gpt",
          "roberta-choice",
          "roberta-classify",
          "roberta-mlm",
          "xlm-roberta-mlm");

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

  /** Also where texts are too long: they are cut as the other library cuts pairs. */
  @Test
  void probabilitiesOfChoicesAreThoseOfTheOtherLibrary() throws IOException {
    open("bert-choice");
    files.put(
        "vocab.txt",
        Files.readAllBytes(GoldenCheckpoint.folder("bert-choice").resolve("vocab.txt")));
    PretrainedModel model =
        PretrainedImport.read(new ModelFiles(files), Map.of("max-tokens", "16"));
    assertEquals("rank", model.network().definition().task());
    assertEquals("head", model.network().definition().options().get("long-text"));
    assertEquals(List.of(), model.kept());
    Predictor<LabelledText> predictor = Predictor.ofTexts(model.network());
    byte[] texts = Files.readAllBytes(GoldenCheckpoint.folder("bert-choice").resolve("texts.json"));
    for (JsonNode item : new ObjectMapper().readTree(texts)) {
      List<String> candidates = new ArrayList<>();
      item.path("candidates").forEach(candidate -> candidates.add(candidate.asText()));
      String context = item.path("context").asText();
      List<Choice> choices = Choice.of(predictor, context, "", candidates);
      assertEquals(candidates.size(), choices.size());
      for (Choice choice : choices) {
        double expected = item.path("probabilities").path(choice.index()).asDouble();
        assertEquals(expected, choice.probability(), 1e-5, context + " " + choice.text());
      }
    }
  }

  @Test
  void rankersThatTheOtherLibraryDoesNotHaveAreRefused() throws IOException {
    open("bert-choice");
    SavedNetwork network = read().network();
    NetworkDefinition mean = network.definition().with("pooling", "mean");
    SavedNetwork other =
        new SavedNetwork(
            mean, network.lexicon(), List.of(), network.state(), Map.of(), network.tensors());
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> PretrainedExport.requireKnown(other));
    assertEquals(
        "Cannot export a model of task rank with pooling=mean. Accepted: pooling=pooler,"
            + " pooler-activation=tanh",
        e.getMessage());
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
    assertEquals("replaced", read().network().definition().task());
    assertEquals("0", read().network().definition().options().get("mask-rate"));
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
}
