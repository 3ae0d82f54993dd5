package org.gleaner.network.task;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.gleaner.Options;
import org.gleaner.clean.feature.SegmentFeatures;
import org.gleaner.network.GradientCheck;
import org.gleaner.network.encoder.Encoders;
import org.gleaner.network.layer.NetworkBatch;
import org.gleaner.network.model.NetworkDefinition;
import org.gleaner.network.model.TinyNetworks;
import org.gleaner.network.part.Example;
import org.gleaner.network.train.TrainerSettings;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.MultiDataSet;

/** The gradient of every encoder under the cleaning task. */
final class GraphGradientTest {
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
    ComputationGraph network =
        new ComputationGraph(definition.configuration(TinyNetworks.lexicon(20), plain));
    network.init();
    Random random = new Random(3);
    INDArray at = network.params().dup();
    MultiDataSet batch = batch(random);
    at.addi(GradientCheck.direction(random, at, 0).mul(2));
    return new GradientCheck(network, batch, 100)
        .smooth(at, DIRECTIONS, 0, random, encoder + layers);
  }

  /** Documents of 3, 1 and 2 segments; equal and empty segments. */
  private static MultiDataSet batch(Random random) {
    List<Example> examples = new ArrayList<>();
    examples.add(example(random, new int[][] {{2, 3, 4}, {}, {2}}));
    examples.add(example(random, new int[][] {{5, 1}}));
    examples.add(example(random, new int[][] {{2, 3, 4}, {3, 3, 19, 2, 7}}));
    return NetworkBatch.of(examples);
  }

  private static Example example(Random random, int[][] tokens) {
    float[][] features = new float[tokens.length][SegmentFeatures.CATALOGUE.named("text").size()];
    float[] targets = new float[tokens.length];
    for (int i = 0; i < tokens.length; i++) {
      targets[i] = random.nextInt(2);
      for (int k = 0; k < features[i].length; k++) {
        features[i][k] = (float) random.nextGaussian();
      }
    }
    return new Example(tokens, features, targets, 0.01f);
  }
}
