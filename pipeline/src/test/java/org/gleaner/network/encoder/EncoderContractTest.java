package org.gleaner.network.encoder;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.gleaner.LocalSpark;
import org.gleaner.Options;
import org.gleaner.network.GradientCheck;
import org.gleaner.network.KnownWords;
import org.gleaner.network.NetworkTraining;
import org.gleaner.network.Predictor;
import org.gleaner.network.evaluation.Evaluation;
import org.gleaner.network.layer.NetworkBatch;
import org.gleaner.network.layer.NetworkOutputs;
import org.gleaner.network.model.ModelFiles;
import org.gleaner.network.model.NetworkDefinition;
import org.gleaner.network.model.SavedNetwork;
import org.gleaner.network.model.TinyNetworks;
import org.gleaner.network.part.Example;
import org.gleaner.network.run.GraphRunner;
import org.gleaner.network.run.Runner;
import org.gleaner.network.task.LabelledText;
import org.gleaner.network.train.TrainerSettings;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.MultiDataSet;

/** What every encoder keeps, under the task of one label a text. */
final class EncoderContractTest {
  private static final int VOCABULARY = 12;

  private static Stream<DynamicTest> each(java.util.function.Consumer<String> check) {
    return Encoders.CATALOGUE.names().stream()
        .map(name -> DynamicTest.dynamicTest(name, () -> check.accept(name)));
  }

  private static ComputationGraph network(String encoder) {
    NetworkDefinition definition = TinyNetworks.definition(encoder, "classify", Map.of());
    TrainerSettings settings = TrainerSettings.of(Options.of(Map.of("clip", "0")));
    ComputationGraph network =
        new ComputationGraph(definition.configuration(TinyNetworks.lexicon(VOCABULARY), settings));
    network.init();
    Random random = new Random(5);
    INDArray parameters = network.params();
    for (long i = 0; i < parameters.length(); i++) {
      double value = parameters.getDouble(i) + 0.1 * random.nextGaussian();
      parameters.putScalar(i, value);
    }
    return network;
  }

  private static Example example(int label, double weight, int... tokens) {
    float[] target = new float[2];
    target[label] = 1;
    return new Example(new int[][] {tokens}, target, (float) weight);
  }

  private static Example text(int... tokens) {
    return example(0, 1, tokens);
  }

  private static List<float[]> outputs(ComputationGraph network, Example... examples) {
    return NetworkOutputs.of(network.output(false, NetworkBatch.input(List.of(examples)))[0]);
  }

  @TestFactory
  Stream<DynamicTest> paddingAndNeighboursChangeNothing() {
    return each(
        name -> {
          ComputationGraph network = network(name);
          float[] expected = outputs(network, text(3, 5, 2, 3)).get(0);
          List<float[]> together =
              outputs(network, text(3, 5, 2, 3), text(4, 9, 8, 7, 6, 11, 10), text());
          assertArrayEquals(expected, together.get(0), 1e-6f);
          for (float[] output : together) {
            for (float value : output) {
              assertTrue(Float.isFinite(value), "an empty text gives " + value);
            }
          }
          assertArrayEquals(expected, outputs(network, text(3, 5, 2, 3)).get(0), "the same twice");
        });
  }

  @TestFactory
  Stream<DynamicTest> scoringSaysWhatTheNetworkSays() {
    return each(
        name -> {
          ComputationGraph network = network(name);
          Example first = text(3, 5, 2, 3, 11);
          Example second = text(4, 9, 8);
          Runner runner = new GraphRunner(network.getConfiguration(), network.params());
          float[] alone = runner.outputs(List.of(second)).get(0);
          List<float[]> both = runner.outputs(List.of(first, second));
          assertArrayEquals(alone, both.get(1), 1e-6f, "whatever is scored with it");
          assertArrayEquals(alone, runner.outputs(List.of(second)).get(0), "the same twice");
          assertArrayEquals(outputs(network, first).get(0), both.get(0), 1e-6f);
        });
  }

  @TestFactory
  Stream<DynamicTest> derivativesMatchDifferencesOfTheLoss() {
    return each(EncoderContractTest::checkGradient);
  }

  /** A text of one token, an empty one, equal tokens, weights, and a text in windows. */
  private static void checkGradient(String name) {
    ComputationGraph network = network(name);
    MultiDataSet batch =
        NetworkBatch.of(
            List.of(
                example(0, 1, 2),
                example(1, 2.5, 4, 3, 4, 4, 9),
                example(1, 1),
                new Example(new int[][] {{3, 4}, {}, {2}}, new float[] {1, 0}, 1),
                example(0, 0.5, 11, 5, 6, 7, 8, 10, 2)));
    int smooth =
        new GradientCheck(network, batch, 1)
            .smooth(network.params().dup(), 8, 0, new Random(9), name);
    assertTrue(smooth >= 3, name + ": " + smooth);
  }

  /** Whether a word comes before another: no mean of words can tell, so the words differ too. */
  private static List<LabelledText> toy(int count, long seed) {
    Random random = new Random(seed);
    String[] filler = {"red", "green", "blue", "grey", "pink"};
    List<LabelledText> texts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      List<String> words = new ArrayList<>();
      for (int k = 0; k < 4 + random.nextInt(6); k++) {
        words.add(filler[random.nextInt(filler.length)]);
      }
      boolean good = random.nextBoolean();
      words.set(random.nextInt(words.size()), good ? "fine" : "poor");
      texts.add(LabelledText.of(String.join(" ", words), good ? "good" : "bad"));
    }
    return texts;
  }

  @TestFactory
  Stream<DynamicTest> everyEncoderLearnsAndIsTheSameAfterSaving() {
    return each(
        name -> {
          TrainerSettings settings =
              TrainerSettings.of(
                  Options.of(
                      Map.of(
                          "epochs",
                          "8",
                          "workers",
                          "1",
                          "batch-size",
                          "10",
                          "averaging-frequency",
                          "20",
                          "learning-rate",
                          "0.02")));
          NetworkTraining<LabelledText> training =
              new NetworkTraining<>(
                  TinyNetworks.definition(name, "classify", Map.of()),
                  settings,
                  KnownWords.counted(50, 1));
          SavedNetwork saved =
              training
                  .train(
                      LocalSpark.context().parallelize(toy(200, 1), 2),
                      null,
                      List.of(),
                      Map.of(),
                      round -> {})
                  .saved();
          assertEquals(List.of("bad", "good"), saved.labels());
          Predictor<LabelledText> predictor = Predictor.ofTexts(saved);
          Predictor<LabelledText> again = Predictor.ofTexts(ModelFiles.of(saved).open());
          Evaluation evaluation = predictor.evaluation();
          for (LabelledText text : toy(100, 2)) {
            float[] output = predictor.output(text);
            assertArrayEquals(output, again.output(text));
            evaluation.add(output, predictor.target(text, output));
          }
          assertTrue(evaluation.quality() > 0.75, name + ": " + evaluation.quality());
        });
  }
}
