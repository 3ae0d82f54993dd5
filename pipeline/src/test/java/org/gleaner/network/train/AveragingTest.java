package org.gleaner.network.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.gleaner.LocalSpark;
import org.gleaner.network.ToyTraining;
import org.gleaner.network.encoder.Encoder;
import org.gleaner.network.task.Task;
import org.gleaner.network.task.TextExample;
import org.gleaner.network.task.TextTask;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.dataset.MultiDataSet;

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
    TextTask task = ToyTraining.task(ENCODER);
    ComputationGraph network = new ComputationGraph(ToyTraining.configuration(ENCODER, SETTINGS));
    network.init();
    JavaRDD<TextExample> examples =
        LocalSpark.context().parallelize(ToyTraining.examples(EXAMPLES), 2);
    try (Shards<TextExample> shards = Shards.of(examples, task, SETTINGS);
        Averaging averaging = new BroadcastAveraging<>(shards, task, network, direct)) {
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

  /** A task whose batches fail after so many. */
  private static final class FailingTask implements Task<TextExample> {
    private static final long serialVersionUID = 1L;
    private final TextTask task = ToyTraining.task(ENCODER);
    private int left;

    FailingTask(int left) {
      this.left = left;
    }

    @Override
    public void addTo(GraphBuilder graph, Encoder encoder, int vocabularySize) {
      task.addTo(graph, encoder, vocabularySize);
    }

    @Override
    public List<String> labels() {
      return task.labels();
    }

    @Override
    public int length(TextExample example) {
      return task.length(example);
    }

    @Override
    public long fingerprint(TextExample example) {
      return task.fingerprint(example);
    }

    @Override
    public MultiDataSet batch(List<TextExample> examples, int size) {
      if (left-- == 0) {
        throw new IllegalStateException("lost");
      }
      return task.batch(examples, size);
    }
  }

  private static RoundShare share(
      String run, Task<TextExample> task, NetworkState state, int from) {
    BatchPlan plan = new BatchPlan(EXAMPLES, 1, 4, 3);
    Shard<TextExample> shard = new Shard<>(0, EXAMPLES);
    List<TextExample> examples = ToyTraining.examples(EXAMPLES);
    for (int i = 0; i < EXAMPLES; i++) {
      shard.put(i, examples.get(i));
    }
    ComputationGraphConfiguration configuration = ToyTraining.configuration(ENCODER, SETTINGS);
    return new WorkerRound<>(run, () -> configuration, task, plan)
        .train(shard, state, new TrainingSteps(1, from, from + 3, 0));
  }

  private static NetworkState first() {
    ComputationGraph network = new ComputationGraph(ToyTraining.configuration(ENCODER, SETTINGS));
    network.init();
    return NetworkState.of(network);
  }

  @Test
  void aRoundThatIsDoneAgainAfterALossGivesTheSameBits() {
    Task<TextExample> task = ToyTraining.task(ENCODER);
    RoundShare expected = share("calm", task, first(), 1);
    share("lost", task, first(), 4);
    for (int left = 0; left < 3; left++) {
      int after = left;
      assertThrows(
          IllegalStateException.class, () -> share("lost", new FailingTask(after), first(), 1));
    }
    RoundShare again = share("lost", task, first(), 1);
    assertArrayEquals(expected.values(), again.values(), 0f);
    assertEquals(expected.loss(), again.loss());
    assertEquals(expected.examples(), again.examples());
  }
}
