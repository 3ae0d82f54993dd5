package org.gleaner.network.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.gleaner.LocalSpark;
import org.gleaner.network.ToyTraining;
import org.gleaner.network.part.Drawing;
import org.gleaner.network.part.Example;
import org.junit.jupiter.api.Test;

final class AveragingTest {
  private static final String ENCODER = "cnn";
  private static final int EXAMPLES = 29;

  private static final TrainerSettings SETTINGS =
      ToyTraining.settings("workers=3", "batch-size=2", "averaging-frequency=2", "epochs=2");

  private static float[] withSgd(String averaging, String workers, String batchSize) {
    TrainerSettings settings =
        ToyTraining.settings(
            "updater=sgd",
            "learning-rate=0.5",
            "clip=0",
            "averaging-frequency=1",
            "epochs=1",
            "averaging=" + averaging,
            "workers=" + workers,
            "batch-size=" + batchSize);
    return ToyTraining.weights(ENCODER, settings, EXAMPLES, 2);
  }

  /** The last step is uneven: two workers have two examples for it, the third has one. */
  @Test
  void theMasterOfDeeplearning4jKeepsTheContract() {
    float[] expected = withSgd("gleaner", "3", "2");
    float[] actual = withSgd("dl4j", "3", "2");
    assertArrayEquals(expected, actual, 1e-6f);
    assertArrayEquals(withSgd("dl4j", "1", "6"), actual, 1e-5f);
  }

  private static float[] rounds(long direct) {
    ComputationGraph network = new ComputationGraph(ToyTraining.configuration(ENCODER, SETTINGS));
    network.init();
    JavaRDD<Example> examples = LocalSpark.context().parallelize(ToyTraining.examples(EXAMPLES), 2);
    try (Shards shards = Shards.of(examples, SETTINGS, Drawing.none());
        Averaging averaging = new BroadcastAveraging(shards, network, direct)) {
      averaging.train(new TrainingSteps(1, 0, 3, 0));
      averaging.train(new TrainingSteps(1, 3, 5, 0));
    }
    return NetworkState.of(network).values();
  }

  @Test
  void slicesExchangedByExecutorsGiveTheSameBits() {
    assertArrayEquals(rounds(BroadcastAveraging.DIRECT), rounds(0), 0f);
  }

  @Test
  void sharesAreWeightedByTheirExamplesInTheOrderOfWorkers() {
    RoundShare first = new RoundShare(0, 3, 6, new float[] {1, 1e8f});
    RoundShare second = new RoundShare(2, 1, 1, new float[] {5, -3e8f});
    RoundShare mean = OrderedMean.of(List.of(second, first));
    assertEquals(4, mean.examples());
    assertEquals(7, mean.loss());
    assertArrayEquals(new float[] {2, 0}, mean.values());
    assertArrayEquals(mean.values(), OrderedMean.of(List.of(first, second)).values());
    RoundShare alone = new RoundShare(1, 7, 1, new float[] {0.1f, 1e-30f, -3});
    assertArrayEquals(alone.values(), OrderedMean.of(List.of(alone)).values());
  }

  private static final Example UNREADABLE =
      new Example(new int[][] {{Integer.MAX_VALUE / 256}}, new float[] {1, 0}, 1);

  /**
   * Trains three steps.
   *
   * @param failing a step that has an example which cannot be read; negative for none
   */
  private static RoundShare share(String run, NetworkState state, int from, int failing) {
    BatchPlan plan = new BatchPlan(EXAMPLES, 1, 4, 3);
    Shard shard = new Shard(0, EXAMPLES, Drawing.none());
    List<Example> examples = ToyTraining.examples(EXAMPLES);
    for (int i = 0; i < EXAMPLES; i++) {
      shard.put(i, examples.get(i));
    }
    if (failing >= 0) {
      shard.put(plan.slots(0, failing, plan.order(1))[0], UNREADABLE);
    }
    ComputationGraphConfiguration configuration = ToyTraining.configuration(ENCODER, SETTINGS);
    return new WorkerRound(run, () -> configuration, plan)
        .train(shard, state, new TrainingSteps(1, from, from + 3, 0));
  }

  private static NetworkState first() {
    ComputationGraph network = new ComputationGraph(ToyTraining.configuration(ENCODER, SETTINGS));
    network.init();
    return NetworkState.of(network);
  }

  @Test
  void aRoundThatIsDoneAgainAfterALossGivesTheSameBits() {
    RoundShare expected = share("calm", first(), 1, -1);
    share("lost", first(), 4, -1);
    for (int step = 1; step < 4; step++) {
      int failing = step;
      assertThrows(IllegalArgumentException.class, () -> share("lost", first(), 1, failing));
    }
    RoundShare again = share("lost", first(), 1, -1);
    assertArrayEquals(expected.values(), again.values(), 0f);
    assertEquals(expected.loss(), again.loss());
    assertEquals(expected.examples(), again.examples());
  }
}
