package org.gleaner.network.layer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.gleaner.Options;
import org.gleaner.network.GradientCheck;
import org.gleaner.network.head.SoftmaxHead;
import org.gleaner.network.math.Precision;
import org.gleaner.network.part.Example;
import org.gleaner.network.part.LayerNorm;
import org.gleaner.network.part.Linear;
import org.gleaner.network.part.Part;
import org.gleaner.network.part.Pooling;
import org.gleaner.network.part.Repeat;
import org.gleaner.network.part.Residual;
import org.gleaner.network.part.embedding.WordEmbedding;
import org.gleaner.network.part.recurrent.Gru;
import org.gleaner.network.part.recurrent.States;
import org.gleaner.network.train.TrainerSettings;
import org.junit.jupiter.api.Test;

/** A whole network in which one part is used several times. */
final class SharedParametersTest {
  private static final int WIDTH = 6;
  private static final int VOCABULARY = 9;

  private static ComputationGraph network(int times) {
    Part part =
        new Residual(
            "layer",
            List.of(
                new LayerNorm("norm", WIDTH),
                new Gru("gru", WIDTH, 5, 1, States.ALL),
                new Linear("out", 5, WIDTH)));
    Stream encoder =
        Stream.of(
            "encoder",
            new WordEmbedding(VOCABULARY, WIDTH, WordEmbedding.Training.TUNED),
            List.of(
                new Repeat("layers", part, times), new Pooling("mean", WIDTH, Pooling.Kind.MEAN)));
    NetworkLayer layer =
        new NetworkLayer(
            List.of(encoder),
            new SoftmaxHead("label", WIDTH, 2, 0),
            false,
            Tuning.of(Options.ofSettings("clip=0")),
            Precision.F32);
    TrainerSettings settings = TrainerSettings.of(Options.ofSettings("clip=0"));
    settings.optimizer().apply(layer);
    GraphBuilder graph = settings.configuration().graphBuilder();
    graph.addInputs("examples");
    graph.addLayer("network", layer, "examples");
    graph.setOutputs("network");
    ComputationGraph network = new ComputationGraph(graph.build());
    network.init();
    return network;
  }

  private static Example example(int label, int... tokens) {
    float[] target = new float[2];
    target[label] = 1;
    return new Example(new int[][] {tokens}, target, 1);
  }

  @Test
  void theFlatGradientHasTheSumOfAllUses() {
    ComputationGraph network = network(3);
    assertEquals(network(1).numParams(), network.numParams());
    List<Example> examples =
        List.of(example(0, 2, 3, 4), example(1, 5, 5, 8, 2), example(1), example(0, 7));
    int smooth =
        new GradientCheck(network, NetworkBatch.of(examples), 1)
            .smooth(network.params().dup(), 12, 0, new Random(4), "repeat");
    assertTrue(smooth >= 6, "smooth in " + smooth + " of 12 directions");
  }

  @Test
  void aSecondStepDoesNotAddToTheGradientOfTheFirst() {
    ComputationGraph network = network(2);
    network.setInputs(NetworkBatch.input(List.of(example(0, 2, 3))));
    network.setLabels(NetworkBatch.of(List.of(example(0, 2, 3))).getLabels());
    network.computeGradientAndScore();
    double once = network.gradient().gradient().norm2Number().doubleValue();
    network.setInputs(NetworkBatch.input(List.of(example(0, 2, 3))));
    network.computeGradientAndScore();
    assertEquals(once, network.gradient().gradient().norm2Number().doubleValue(), 1e-6 * once);
  }
}
