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
import org.gleaner.network.TextPredictor;
import org.gleaner.network.TextScorer;
import org.gleaner.network.TextTraining;
import org.gleaner.network.evaluation.TextEvaluation;
import org.gleaner.network.model.ModelFiles;
import org.gleaner.network.model.NetworkDefinition;
import org.gleaner.network.model.SavedNetwork;
import org.gleaner.network.model.TinyNetworks;
import org.gleaner.network.task.LabelledText;
import org.gleaner.network.task.TextExample;
import org.gleaner.network.task.TextTask;
import org.gleaner.network.train.TrainerSettings;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.MultiDataSet;
import org.nd4j.linalg.factory.Nd4j;

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
    ComputationGraph network = new ComputationGraph(definition.configuration(VOCABULARY, settings));
    network.init();
    Random random = new Random(5);
    INDArray parameters = network.params();
    for (long i = 0; i < parameters.length(); i++) {
      double value = parameters.getDouble(i) + 0.1 * random.nextGaussian();
      parameters.putScalar(i, value);
    }
    return network;
  }

  private static TextTask task(String encoder) {
    return (TextTask) TinyNetworks.definition(encoder, "classify", Map.of()).newTask();
  }

  private static TextExample example(int label, double weight, int... tokens) {
    float[] target = new float[2];
    target[label] = 1;
    return new TextExample(new int[][] {tokens}, target, (float) weight);
  }

  private static float[] output(ComputationGraph network, INDArray tokens) {
    INDArray[] outputs = network.output(false, new INDArray[] {tokens}, null);
    return outputs[0].dup('c').data().asFloat();
  }

  @TestFactory
  Stream<DynamicTest> paddingAndNeighboursChangeNothing() {
    return each(
        name -> {
          ComputationGraph network = network(name);
          INDArray alone = Nd4j.createFromArray(new float[][] {{3, 5, 2, 3}});
          INDArray padded =
              Nd4j.createFromArray(
                  new float[][] {
                    {3, 5, 2, 3, 0, 0, 0}, {4, 9, 8, 7, 6, 11, 10}, {0, 0, 0, 0, 0, 0, 0}
                  });
          float[] expected = output(network, alone);
          float[] actual = output(network, padded);
          assertArrayEquals(expected, new float[] {actual[0], actual[1]}, 1e-6f);
          for (float value : actual) {
            assertTrue(Float.isFinite(value), "an empty text gives " + value);
          }
          assertArrayEquals(expected, output(network, alone), "the same twice");
        });
  }

  @TestFactory
  Stream<DynamicTest> scoringSaysWhatTheNetworkSays() {
    return each(
        name -> {
          ComputationGraph network = network(name);
          TextExample first = example(0, 1, 3, 5, 2, 3, 11);
          TextExample second = example(0, 1, 4, 9, 8);
          TextScorer scorer =
              new TextScorer(task(name), network.getConfiguration(), network.params());
          float[] alone = scorer.score(List.of(second)).get(0);
          List<float[]> both = scorer.score(List.of(first, second));
          assertArrayEquals(alone, both.get(1), "whatever was scored before");
          INDArray tokens = Nd4j.createFromArray(new float[][] {{3, 5, 2, 3, 11}});
          assertArrayEquals(output(network, tokens), both.get(0), 1e-6f);
        });
  }

  @TestFactory
  Stream<DynamicTest> derivativesMatchDifferencesOfTheLoss() {
    return each(EncoderContractTest::checkGradient);
  }

  /** A text of one token, an empty one, equal tokens, a weight, and an example that is absent. */
  private static void checkGradient(String name) {
    ComputationGraph network = network(name);
    MultiDataSet batch =
        task(name)
            .batch(
                List.of(
                    example(0, 1, 2),
                    example(1, 2.5, 4, 3, 4, 4, 9),
                    example(1, 1),
                    example(0, 0.5, 11, 5, 6, 7, 8, 10, 2)),
                5);
    INDArray at = network.params().castTo(DataType.DOUBLE).dup();
    INDArray gradient = gradient(network, batch, at).castTo(DataType.DOUBLE);
    assertTrue(gradient.norm2Number().doubleValue() > 1e-3);
    Random random = new Random(9);
    for (int i = 0; i < 8; i++) {
      INDArray direction = direction(random, at);
      double step = 0.004;
      double expected =
          (loss(network, batch, at.add(direction.mul(step)))
                  - loss(network, batch, at.sub(direction.mul(step))))
              / (2 * step);
      double actual = direction.mul(gradient).sumNumber().doubleValue();
      assertEquals(expected, actual, 4e-3 * Math.max(0.25, Math.abs(expected)), name);
    }
  }

  private static INDArray direction(Random random, INDArray at) {
    double[] values = new double[(int) at.length()];
    for (int i = 0; i < values.length; i++) {
      values[i] = random.nextGaussian() / Math.sqrt(values.length);
    }
    return Nd4j.createFromArray(values).reshape(at.shape());
  }

  private static void set(ComputationGraph network, MultiDataSet batch, INDArray parameters) {
    network.setParams(parameters.castTo(DataType.FLOAT));
    network.setLayerMaskArrays(batch.getFeaturesMaskArrays(), batch.getLabelsMaskArrays());
    network.setInputs(batch.getFeatures());
    network.setLabels(batch.getLabels());
    network.computeGradientAndScore();
  }

  private static double loss(ComputationGraph network, MultiDataSet batch, INDArray parameters) {
    set(network, batch, parameters);
    return network.score();
  }

  private static INDArray gradient(
      ComputationGraph network, MultiDataSet batch, INDArray parameters) {
    set(network, batch, parameters);
    return network.gradient().gradient().dup().divi(batch.getFeatures(0).size(0));
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
          TextTraining training =
              new TextTraining(
                  TinyNetworks.definition(name, "classify", Map.of()),
                  settings,
                  new TextTraining.KnownWords(50, 1, null));
          SavedNetwork saved =
              training
                  .train(
                      LocalSpark.context().parallelize(toy(200, 1), 2),
                      List.of(),
                      List.of(),
                      Map.of(),
                      round -> {})
                  .saved();
          assertEquals(List.of("bad", "good"), saved.labels());
          TextPredictor predictor = new TextPredictor(saved);
          TextPredictor again = new TextPredictor(ModelFiles.of(saved).open());
          TextEvaluation evaluation = predictor.evaluation();
          for (LabelledText text : toy(100, 2)) {
            float[] output = predictor.output(text.texts());
            assertArrayEquals(output, again.output(text.texts()));
            evaluation.add(output, predictor.target(text));
          }
          assertTrue(evaluation.quality() > 0.75, name + ": " + evaluation.quality());
        });
  }
}
