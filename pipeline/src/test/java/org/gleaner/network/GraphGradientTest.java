package org.gleaner.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.gleaner.Options;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.MultiDataSet;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The gradient of every encoder under the cleaning task, in the single precision in which it
 * trains: along random directions it must equal the central difference of the loss.
 */
final class GraphGradientTest {
  private static final double STEP = 0.004;

  @Test
  void directionalDerivativesMatchDifferencesOfTheLoss() {
    for (String encoder : Encoders.CATALOGUE.names()) {
      for (String layers : List.of("1", "2")) {
        check(encoder, layers);
      }
    }
  }

  private static void check(String encoder, String layers) {
    NetworkDefinition definition =
        TinyNetworks.definition(encoder, "clean", Map.of("document-layers", layers));
    TrainerSettings plain = TrainerSettings.of(Options.of(Map.of("clip", "0")));
    ComputationGraph network = new ComputationGraph(definition.configuration(20, plain));
    network.init();
    Random random = new Random(3);
    MultiDataSet batch = batch((CleanTask) definition.newTask(), random);
    INDArray at = network.params().dup();
    at.addi(Nd4j.createFromArray(direction(random, at.length())).reshape(at.shape()).mul(0.1));
    INDArray gradient = gradient(network, batch, at);
    assertTrue(gradient.norm2Number().doubleValue() > 1e-3);
    for (int i = 0; i < 8; i++) {
      INDArray direction = Nd4j.createFromArray(direction(random, at.length())).reshape(at.shape());
      double expected =
          (loss(network, batch, at.add(direction.mul(STEP)))
                  - loss(network, batch, at.sub(direction.mul(STEP))))
              / (2 * STEP);
      double actual = direction.mul(gradient).sumNumber().doubleValue();
      assertEquals(expected, actual, 5e-3 * Math.max(0.25, Math.abs(expected)), encoder + layers);
    }
  }

  private static float[] direction(Random random, long size) {
    float[] signs = new float[(int) size];
    double scale = 1 / Math.sqrt((double) size);
    for (int i = 0; i < signs.length; i++) {
      signs[i] = (float) (random.nextGaussian() * scale);
    }
    return signs;
  }

  /** Documents of 3, 1 and 2 segments and an absent one; equal, padded and empty segments. */
  private static MultiDataSet batch(CleanTask task, Random random) {
    List<CleanExample> examples = new ArrayList<>();
    examples.add(example(task, random, new int[][] {{2, 3, 4}, {}, {2}}));
    examples.add(example(task, random, new int[][] {{5, 1}}));
    examples.add(example(task, random, new int[][] {{2, 3, 4}, {3, 3, 19, 2, 7}}));
    return task.batch(examples, 4);
  }

  private static CleanExample example(CleanTask task, Random random, int[][] tokens) {
    float[][] features = new float[tokens.length][task.features().size()];
    float[] targets = new float[tokens.length];
    for (int i = 0; i < tokens.length; i++) {
      targets[i] = random.nextInt(2);
      for (int k = 0; k < features[i].length; k++) {
        features[i][k] = (float) random.nextGaussian();
      }
    }
    return new CleanExample(tokens, features, targets);
  }

  private static void set(ComputationGraph network, MultiDataSet batch, INDArray parameters) {
    network.setParams(parameters);
    network.setLayerMaskArrays(batch.getFeaturesMaskArrays(), batch.getLabelsMaskArrays());
    network.setInputs(batch.getFeatures());
    network.setLabels(batch.getLabels());
    network.computeGradientAndScore();
  }

  private static double loss(ComputationGraph network, MultiDataSet batch, INDArray parameters) {
    set(network, batch, parameters);
    return 100 * network.score();
  }

  /** The library sums over the batch and divides by its size in the updater. */
  private static INDArray gradient(
      ComputationGraph network, MultiDataSet batch, INDArray parameters) {
    set(network, batch, parameters);
    return network.gradient().gradient().dup().muli(100.0 / batch.getFeatures(0).size(0));
  }
}
