package org.gleaner.network.train;

import java.util.UUID;
import org.apache.spark.broadcast.Broadcast;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.graph.ComputationGraph;

/** What all rounds of a training have on the executors: the configuration, and idle networks. */
final class ExecutorRounds implements AutoCloseable {
  private final Shards shards;
  private final Broadcast<JavaSerialized<ComputationGraphConfiguration>> configuration;
  private final WorkerRound worker;

  /** The rounds of a training, of a network of the driver that is not changed here. */
  ExecutorRounds(Shards shards, ComputationGraph network) {
    this.shards = shards;
    Broadcast<JavaSerialized<ComputationGraphConfiguration>> sent =
        shards.spark().broadcast(new JavaSerialized<>(network.getConfiguration().clone()));
    this.configuration = sent;
    String run = UUID.randomUUID().toString();
    this.worker = new WorkerRound(run, () -> sent.value().open(), shards.plan());
  }

  /** The work of a worker; travels. */
  WorkerRound worker() {
    return worker;
  }

  @Override
  public void close() {
    String run = worker.run();
    shards.rdd().foreachPartition(rows -> ReplicaCache.forget(run));
    ReplicaCache.forget(run);
    configuration.destroy();
  }
}
