package org.gleaner.network.pretrained;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.gleaner.network.Predictor;
import org.gleaner.network.layer.NetworkBatch;
import org.gleaner.network.model.ModelFiles;
import org.gleaner.network.model.SavedNetwork;
import org.gleaner.network.model.Weights;
import org.gleaner.network.part.Example;
import org.gleaner.network.run.GraphRunner;
import org.gleaner.network.task.LabelledText;
import org.gleaner.network.task.TaskState;
import org.gleaner.network.tensor.Tensor;
import org.junit.jupiter.api.Test;

/** The discriminator of ELECTRA as the task {@code replaced}, by what transformers computed. */
final class DiscriminatorGoldenTest extends SmallCheckpoint {
  private JsonNode golden() throws IOException {
    return new ObjectMapper()
        .readTree(
            Files.readAllBytes(
                GoldenCheckpoint.folder("electra-discriminator").resolve("golden.json")));
  }

  /** The network, with the token that ends the first text of a row as its separator. */
  private SavedNetwork network(int separator) {
    open("electra-discriminator");
    String[] pieces = new String(files.get("vocab.txt"), StandardCharsets.UTF_8).split("\n", -1);
    pieces[separator] = "[SEP]";
    pieces[3] = "word3";
    files.put("vocab.txt", String.join("\n", pieces).getBytes(StandardCharsets.UTF_8));
    return PretrainedImport.read(
            new ModelFiles(files), Map.of("layer-dropout", "0", "attention-dropout", "0"))
        .network();
  }

  @Test
  void probabilitiesAndLossAreThoseOfTheLogits() throws IOException {
    JsonNode golden = golden();
    for (int row = 0; row < 2; row++) {
      List<Integer> tokens = new ArrayList<>();
      int separator = -1;
      for (int i = 0; i < golden.at("/inputs/input_ids/" + row).size(); i++) {
        if (golden.at("/inputs/attention_mask/" + row + "/" + i).asInt() == 1) {
          int last = i == 0 ? -1 : tokens.get(i - 1);
          boolean second = golden.at("/inputs/token_type_ids/" + row + "/" + i).asInt() == 1;
          separator = second && separator < 0 ? last : separator;
          tokens.add(golden.at("/inputs/input_ids/" + row + "/" + i).asInt());
        }
      }
      check(golden.at("/logits/first10_of_each_of_row0/" + row), tokens, network(separator));
    }
  }

  private static void check(JsonNode logits, List<Integer> tokens, SavedNetwork network) {
    float[] target = new float[tokens.size()];
    float[] probabilities = new float[target.length];
    double loss = 0;
    for (int i = 0; i < target.length; i++) {
      target[i] = i % 3 == 1 ? 1 : 0;
      double logit = logits.path(i).asDouble();
      probabilities[i] = (float) (1 / (1 + Math.exp(-logit)));
      loss += Math.log1p(Math.exp(target[i] > 0 ? -logit : logit)) / target.length;
    }
    int[] sequence = tokens.stream().mapToInt(token -> token).toArray();
    List<Example> examples = List.of(new Example(new int[][] {sequence}, target, 1));
    assertArrayEquals(probabilities, GraphRunner.of(network).outputs(examples).get(0), 1e-5f);
    ComputationGraph graph = Weights.graph(network);
    graph.setInputs(NetworkBatch.of(examples).getFeatures());
    graph.setLabels(NetworkBatch.of(examples).getLabels());
    graph.initGradientsView();
    graph.computeGradientAndScore();
    assertEquals(loss, graph.score(), 1e-5);
  }

  @Test
  void aPretrainedDiscriminatorGoesOutAndComesInAgain() throws IOException {
    open("electra-discriminator");
    SavedNetwork imported = read().network();
    assertEquals("replaced", imported.definition().task());
    assertEquals(List.of(), read().kept());
    SavedNetwork own =
        new SavedNetwork(
            imported.definition(),
            imported.lexicon(),
            imported.labels(),
            TaskState.none(),
            Map.of(),
            imported.tensors());
    ModelFiles written = new ModelFiles(Map.of());
    PretrainedExport.write(own, written);
    Map<String, Tensor> before = tensors();
    files.clear();
    files.putAll(written.contents());
    assertEqual(before, tensors());
    JsonNode config = new ObjectMapper().readTree(files.get("config.json"));
    assertEquals("ElectraForPreTraining", config.at("/architectures/0").asText());
    assertEquals(imported.definition(), read().network().definition());
    Predictor<LabelledText> predictor = Predictor.ofTexts(read().network());
    float[] output = predictor.output(LabelledText.unlabelled("word40 b c"));
    assertEquals(3, output.length);
    assertEquals(3, predictor.decide(output).size());
  }

  /** The layer before the scores has the activation of the encoder. */
  @Test
  void theActivationIsThatOfTheEncoder() throws IOException {
    open("electra-discriminator");
    config((ObjectNode c) -> c.put("hidden_act", "gelu_new"));
    SavedNetwork network = read().network();
    assertEquals("gelu-new", network.definition().options().get("transform-activation"));
    PretrainedExport.requireKnown(network);
    Map<String, Tensor> without = tensors();
    without.keySet().removeIf(name -> name.startsWith("discriminator_predictions.dense_pred"));
    put(without);
    assertEquals("text-vector", read().network().definition().task());
    assertEquals(2, Arrays.asList(read().kept().toArray()).size());
  }
}
