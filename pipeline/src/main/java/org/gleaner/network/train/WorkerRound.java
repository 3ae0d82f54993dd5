package org.gleaner.network.train;

import java.io.Serializable;
import java.util.function.Supplier;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.dataset.MultiDataSet;

/** The work of a worker in a round. */
final class WorkerRound implements Serializable {
  private static final long serialVersionUID = 1L;

  private final String run;
  private final Configuration configuration;
  private final BatchPlan plan;

  /**
   * Takes its values.
   *
   * @param run name of the training
   * @param configuration of the network; not changed
   * @param plan of the examples
   */
  WorkerRound(String run, Configuration configuration, BatchPlan plan) {
    this.run = run;
    this.configuration = configuration;
    this.plan = plan;
  }

  /** The name of the training. */
  String run() {
    return run;
  }

  /** The configuration of the network; not changed. */
  Configuration configuration() {
    return configuration;
  }

  /** The plan of the examples. */
  BatchPlan plan() {
    return plan;
  }

  /** Where the configuration comes from. */
  @FunctionalInterface
  interface Configuration extends Supplier<ComputationGraphConfiguration>, Serializable {}

  /** Whether the worker of a shard has an example for any of the steps. */
  boolean hasWork(Shard shard, TrainingSteps steps) {
    return plan.examples(shard.worker(), steps) > 0;
  }

  /** Trains the steps, from a state. The result depends on the arguments alone. */
  RoundShare train(Shard shard, NetworkState state, TrainingSteps steps) {
    NativeThreads.useOne();
    ComputationGraph network = ReplicaCache.take(run);
    if (network == null) {
      network = new ComputationGraph(configuration.get().clone());
      network.init();
    }
    state.into(network);
    double loss = 0;
    long examples = 0;
    for (MultiDataSet batch : shard.batches(plan, steps)) {
      network.fit(batch);
      long size = batch.getFeatures(0).size(0);
      loss += network.score() * size;
      examples += size;
    }
    RoundShare share =
        new RoundShare(shard.worker(), examples, loss, NetworkState.of(network).values());
    ReplicaCache.giveBack(run, network);
    return share;
  }
}
