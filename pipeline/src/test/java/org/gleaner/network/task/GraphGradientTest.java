package org.gleaner.network.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.gleaner.Options;
import org.gleaner.network.encoder.Encoders;
import org.gleaner.network.model.NetworkDefinition;
import org.gleaner.network.model.TinyNetworks;
import org.gleaner.network.train.TrainerSettings;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.MultiDataSet;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The gradient of every encoder under the cleaning task, in the single precision in which it
 * trains: along random directions it must equal the slope of the loss. A rectifier may bend on one
 * side of the point, where the slope is then another; at most points none does.
 */
final class GraphGradientTest {
  private static final double STEP = 0.005;
  private static final int DIRECTIONS = 8;

  @Test
  void directionalDerivativesMatchDifferencesOfTheLoss() {
    int smooth = 0;
    int all = 0;
    for (String encoder : Encoders.CATALOGUE.names()) {
      for (String layers : List.of("1", "2")) {
        smooth += check(encoder, layers);
        all += DIRECTIONS;
      }
    }
    assertTrue(smooth > 0.8 * all, smooth + " of " + all + " directions are smooth");
  }

  /** How many directions are smooth. */
  private static int check(String encoder, String layers) {
    NetworkDefinition definition =
        TinyNetworks.definition(encoder, "clean", Map.of("document-layers", layers));
    TrainerSettings plain = TrainerSettings.of(Options.of(Map.of("clip", "0")));
    ComputationGraph network = new ComputationGraph(definition.configuration(20, plain));
    network.init();
    Random random = new Random(3);
    MultiDataSet batch = batch((CleanTask) definition.newTask(), random);
    INDArray at = network.params().dup();
    at.addi(Nd4j.createFromArray(direction(random, at.length())).reshape(at.shape()).mul(2));
    INDArray gradient = gradient(network, batch, at);
    assertTrue(gradient.norm2Number().doubleValue() > 1e-3);
    int smooth = 0;
    for (int i = 0; i < DIRECTIONS; i++) {
      INDArray direction = Nd4j.createFromArray(direction(random, at.length())).reshape(at.shape());
      double actual = direction.mul(gradient).sumNumber().doubleValue();
      double before = slope(network, batch, at, direction, -STEP);
      double after = slope(network, batch, at, direction, STEP);
      double nearer = Math.abs(before - actual) < Math.abs(after - actual) ? before : after;
      assertEquals(nearer, actual, tolerance(nearer), encoder + layers);
      double other = before + after - nearer;
      smooth += Math.abs(other - actual) <= tolerance(other) ? 1 : 0;
    }
    return smooth;
  }

  private static double tolerance(double slope) {
    return 2e-3 * Math.max(0.1, Math.abs(slope));
  }

  /** Of the loss on one side of a point; the error falls with the square of the step. */
  private static double slope(
      ComputationGraph network, MultiDataSet batch, INDArray at, INDArray direction, double step) {
    double here = loss(network, batch, at);
    double near = loss(network, batch, at.add(direction.mul(step)));
    double far = loss(network, batch, at.add(direction.mul(2 * step)));
    return (4 * near - 3 * here - far) / (2 * step);
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
