package org.gleaner.network.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.api.java.JavaRDD;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.gleaner.LocalSpark;
import org.gleaner.Options;
import org.gleaner.network.ToyTraining;
import org.gleaner.network.part.Drawing;
import org.gleaner.network.part.Example;
import org.junit.jupiter.api.Test;

final class OuterAveragingTest {
  private static final String ENCODER = "cnn";
  private static final int EXAMPLES = 29;

  private static TrainerSettings settings(String... more) {
    List<String> all =
        new ArrayList<>(
            List.of(
                "workers=3",
                "batch-size=2",
                "averaging-frequency=2",
                "epochs=3",
                "averaging=outer"));
    all.addAll(List.of(more));
    return ToyTraining.settings(all.toArray(new String[0]));
  }

  private static float[] exact(String averaging, String workers, String batchSize, String... more) {
    List<String> all =
        new ArrayList<>(
            List.of(
                "updater=sgd",
                "learning-rate=0.5",
                "clip=0",
                "averaging-frequency=1",
                "epochs=2",
                "averaging=" + averaging,
                "workers=" + workers,
                "batch-size=" + batchSize));
    all.addAll(List.of(more));
    return ToyTraining.weights(
        ENCODER, ToyTraining.settings(all.toArray(new String[0])), EXAMPLES, 2);
  }

  /** The last step is uneven: two workers have two examples for it, the third has one. */
  @Test
  void theMeanChangeOfGradientStepsIsThatOfOneBigBatch() {
    float[] mean = exact("outer", "3", "2", "outer-rate=1", "outer-momentum=0");
    assertArrayEquals(exact("gleaner", "3", "2"), mean, 1e-6f);
    assertArrayEquals(exact("gleaner", "1", "6"), mean, 1e-5f);
  }

  /** By torch 2.15: SGD(lr=0.7, momentum=0.9, nesterov=True) over the gradients 1, -2, 0.5. */
  @Test
  void theOuterStepIsNesterovs() {
    OuterStep step = OuterStep.of(Options.none());
    float[] weights = {1};
    float[] velocity = step.velocity(1);
    float[] expected = {-0.33f, 1.763f, 1.7217f};
    float[] changes = {1, -2, 0.5f};
    for (int i = 0; i < 3; i++) {
      step.take(weights, velocity, new float[] {changes[i]});
      assertEquals(expected[i], weights[0], 1e-6f);
    }
  }

  @Test
  void momentumAndRateBelongToOuterAveragingAlone() {
    Options options = Options.ofSettings("outer-momentum=0.5");
    TrainerSettings.of(options);
    assertThrows(IllegalArgumentException.class, options::requireEmpty);
    assertEquals("0.5", settings("outer-momentum=0.5").byName().get("outer-momentum"));
  }

  /** Whatever happens between rounds. */
  private interface Disturbance {
    void after(int round);
  }

  private static float[] rounds(Exchange.Way way, Disturbance disturbance) {
    TrainerSettings settings = settings();
    ComputationGraph network = new ComputationGraph(ToyTraining.configuration(ENCODER, settings));
    network.init();
    JavaRDD<Example> examples = LocalSpark.context().parallelize(ToyTraining.examples(EXAMPLES), 2);
    try (Shards shards = Shards.of(examples, settings, Drawing.none());
        Averaging averaging =
            new OuterAveraging(shards, network, settings.outer(), new float[0], way)) {
      double loss = 0;
      for (int round = 0; round < 4; round++) {
        int from = Math.min(5, 2 * (round % 3));
        loss = averaging.train(new TrainingSteps(1 + round / 3, from, Math.min(5, from + 2), 0));
        disturbance.after(round);
      }
      assertTrue(loss > 0);
      averaging.settle();
      float[] memory = averaging.memory();
      float[] state = NetworkState.of(network).values();
      float[] all = Arrays.copyOf(state, state.length + memory.length);
      System.arraycopy(memory, 0, all, state.length, memory.length);
      return all;
    }
  }

  @Test
  void allWaysToExchangeGiveTheSameBits() {
    float[] expected = rounds(Exchange::inMemory, round -> {});
    assertArrayEquals(expected, rounds(Exchange::ofSlices, round -> {}), 0f);
    assertArrayEquals(expected, rounds(Exchange::ofWhole, round -> {}), 0f);
  }

  @Test
  void replicasThatAreLostAreTrainedAnew() {
    float[] calm = rounds(Exchange::ofSlices, round -> {});
    for (int lost = 0; lost < 3; lost++) {
      int after = lost;
      float[] disturbed =
          rounds(
              after == 1 ? Exchange::ofWhole : Exchange::ofSlices,
              round -> {
                if (round == after) {
                  LocalSpark.context().getPersistentRDDs().values().forEach(r -> r.unpersist(true));
                }
              });
      assertArrayEquals(calm, disturbed, 0f);
    }
  }

  @Test
  void whatWasExchangedIsRemoved() {
    int before = LocalSpark.context().getPersistentRDDs().size();
    rounds(Exchange::inMemory, round -> {});
    rounds(Exchange::ofSlices, round -> {});
    assertEquals(before, LocalSpark.context().getPersistentRDDs().size());
  }

  @Test
  void resumedTrainingEndsWithTheSameBits() {
    TrainerSettings settings = settings("patience=9");
    Map<Long, CheckpointFiles> kept = new TreeMap<>();
    Checkpoints every = new Checkpoints(2, null, kept::put, Map.of());
    float[] expected = weights(settings, every);
    assertEquals(4, kept.size(), "of nine rounds");
    for (CheckpointFiles cut : kept.values()) {
      Checkpoints resumed = new Checkpoints(2, cut, (round, files) -> {}, Map.of());
      assertArrayEquals(expected, weights(settings, resumed), 0f);
    }
  }

  private static float[] weights(TrainerSettings settings, Checkpoints checkpoints) {
    return ToyTraining.train(ENCODER, settings, EXAMPLES, 2, checkpoints)
        .network()
        .params()
        .data()
        .asFloat();
  }
}
