package org.gleaner.network.train;

import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaRDDLike;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.spark.api.RDDTrainingApproach;
import org.deeplearning4j.spark.api.Repartition;
import org.deeplearning4j.spark.impl.graph.SparkComputationGraph;
import org.deeplearning4j.spark.impl.multilayer.SparkDl4jMultiLayer;
import org.deeplearning4j.spark.impl.paramavg.ParameterAveragingTrainingMaster;
import org.deeplearning4j.spark.impl.paramavg.ParameterAveragingTrainingResult;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * dl4j-spark's parameter averaging with repeatable bits: the workers' results are weighted by their
 * examples and added in the order of their partitions, where the base class adds them unweighted in
 * the order in which tasks end. Each call trains one round: the batches arrive in the partitions
 * they are meant for, so they are neither counted nor moved.
 *
 * <p>The library's workers count their steps from 0 in every round, since a copy of a configuration
 * loses the count: the schedule gets the number of earlier steps, but Adam corrects its bias anew
 * in each round, and dropout repeats itself.
 */
final class Dl4jAveraging extends ParameterAveragingTrainingMaster {
  private static final long serialVersionUID = 1L;

  private BatchPlan plan;
  private TrainingSteps steps;

  Dl4jAveraging(TrainerSettings settings) {
    super(
        new Builder(settings.workers(), settings.batchSize())
            .batchSizePerWorker(settings.batchSize())
            .averagingFrequency(settings.averagingFrequency())
            .saveUpdater(true)
            .repartionData(Repartition.Never)
            .rddTrainingApproach(RDDTrainingApproach.Direct)
            .storageLevel(null)
            .rngSeed(settings.seed()));
  }

  /** Sets the round that comes next. */
  void expect(BatchPlan nextPlan, TrainingSteps nextSteps) {
    this.plan = nextPlan;
    this.steps = nextSteps;
  }

  @Override
  protected <T, R extends JavaRDDLike<T, R>> long getTotalDataSetObjectCount(
      JavaRDDLike<T, R> batches) {
    return 1;
  }

  @Override
  protected void processResults(
      SparkDl4jMultiLayer none,
      SparkComputationGraph graph,
      JavaRDD<ParameterAveragingTrainingResult> results,
      int split,
      int splits) {
    BatchPlan shards = plan;
    TrainingSteps round = steps;
    List<RoundShare> shares =
        results
            .mapPartitionsWithIndex(
                (worker, rows) -> {
                  List<RoundShare> list = new java.util.ArrayList<>();
                  long examples = shards.examples(worker, round);
                  rows.forEachRemaining(row -> list.add(share(row, worker, examples)));
                  return list.iterator();
                },
                true)
            .collect();
    RoundShare mean = OrderedMean.of(shares);
    ComputationGraph network = graph.getNetwork();
    new NetworkState(mean.values(), round.before() + round.to()).into(network);
    graph.setScore(mean.loss() / mean.examples());
  }

  /** The library's own class does not travel, and its arrays are written number by number. */
  private static RoundShare share(
      ParameterAveragingTrainingResult result, int worker, long examples) {
    INDArray weights = result.getParameters();
    INDArray state = result.getUpdaterState();
    int size = (int) weights.length();
    float[] values = new float[size + (state == null ? 0 : (int) state.length())];
    System.arraycopy(weights.data().asFloat(), 0, values, 0, size);
    if (state != null) {
      System.arraycopy(state.data().asFloat(), 0, values, size, values.length - size);
    }
    return new RoundShare(worker, examples, result.getScore() * examples, values);
  }

  /** This master as one way of averaging. */
  static final class MasterAveraging implements Averaging {
    private final Shards shards;
    private final Dl4jAveraging master;
    private final SparkComputationGraph graph;
    private final RateSchedule schedule;

    MasterAveraging(Shards shards, ComputationGraph network, TrainerSettings settings) {
      this.shards = shards;
      this.master = new Dl4jAveraging(settings);
      this.schedule = new RateSchedule(settings, shards.plan().steps());
      this.graph = new SparkComputationGraph(shards.spark(), network, master);
    }

    @Override
    public double train(TrainingSteps steps) {
      BatchPlan plan = shards.plan();
      master.expect(plan, steps);
      graph.getNetwork().setLearningRate(schedule.after(steps.before() + steps.from()));
      graph.fitMultiDataSet(
          shards
              .rdd()
              .flatMap(
                  shard -> {
                    NativeThreads.useOne();
                    List<org.nd4j.linalg.dataset.api.MultiDataSet> batches =
                        new java.util.ArrayList<>(shard.batches(plan, steps));
                    return batches.iterator();
                  }));
      return graph.getScore() * plan.examples(steps);
    }

    @Override
    public void settle() {
      // the driver's network is up to date after each round
    }

    @Override
    public float[] memory() {
      return new float[0];
    }

    @Override
    public void close() {
      // the library keeps nothing that it would give back
    }
  }
}
