package org.gleaner.network.train;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.broadcast.Broadcast;
import org.deeplearning4j.nn.graph.ComputationGraph;

/**
 * Parameter averaging as a Spark job of its own for each round: the state is broadcast, each worker
 * writes it into a replica of the network and trains its steps, and the mean of the states comes
 * back. A replica stays in its executor from round to round but is a cache only: a task that is run
 * again, on another executor, starts from the same state and gives the same bits.
 *
 * <p>Small shares go to the driver as they are. Where they are many or large, the executors
 * exchange slices of them, each takes the mean of one slice, and the driver gets the mean alone;
 * the bits are the same.
 */
final class BroadcastAveraging implements Averaging {
  /** Numbers of all shares up to which they go to the driver as they are. */
  static final long DIRECT = 1L << 26;

  private final Shards shards;
  private final ComputationGraph network;
  private final ExecutorRounds rounds;
  private final long direct;

  /**
   * @param network of the driver, which holds the state
   * @param direct numbers of all shares up to which they go to the driver
   */
  BroadcastAveraging(Shards shards, ComputationGraph network, long direct) {
    this.shards = shards;
    this.network = network;
    this.direct = direct;
    this.rounds = new ExecutorRounds(shards, network);
  }

  @Override
  public double train(TrainingSteps steps) {
    NetworkState before = NetworkState.of(network);
    Broadcast<NetworkState> state = shards.spark().broadcast(before);
    try {
      JavaRDD<RoundShare> shares = shares(state, steps);
      int workers = shards.plan().workers();
      boolean collects = workers == 1 || (long) workers * before.values().length <= direct;
      RoundShare mean = collects ? OrderedMean.of(shares.collect()) : joined(shares, workers);
      new NetworkState(mean.values(), steps.before() + steps.to()).into(network);
      return mean.loss();
    } finally {
      state.destroy();
    }
  }

  private JavaRDD<RoundShare> shares(Broadcast<NetworkState> state, TrainingSteps steps) {
    WorkerRound worker = rounds.worker();
    return shards.rdd().mapPartitions(rows -> train(rows, worker, state, steps));
  }

  private static Iterator<RoundShare> train(
      Iterator<Shard> shards,
      WorkerRound round,
      Broadcast<NetworkState> state,
      TrainingSteps steps) {
    List<RoundShare> shares = new ArrayList<>();
    while (shards.hasNext()) {
      Shard shard = shards.next();
      if (round.hasWork(shard, steps)) {
        shares.add(round.train(shard, state.value(), steps));
      }
    }
    return shares.iterator();
  }

  /** The mean by slices, each made by one task. */
  private static RoundShare joined(JavaRDD<RoundShare> shares, int workers) {
    Slices slices = new Slices(shares, workers, share -> share.values().length, RoundShare::slice);
    try {
      return slices.collect();
    } finally {
      slices.forget();
    }
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
    rounds.close();
  }
}
