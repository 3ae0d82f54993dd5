package org.gleaner.network.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.storage.StorageLevel;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Averaging for large networks that train for long between two rounds: the workers keep their
 * weights and their updater's state in the executors from round to round, what they exchange is
 * slices of what their steps changed, and the driver gets figures alone. The mean change is applied
 * by an {@link OuterStep}, equally everywhere.
 *
 * <p>The driver's network is brought up to date by {@link #settle} alone; the updater's states are
 * replaced by their mean then, so that one state stands for all workers: training goes on from it,
 * here or after a resume. A round that fails since an executor was lost is trained anew from there,
 * with those before it, and gives the same bits.
 */
final class OuterAveraging implements Averaging {
  private static final Logger LOG = LoggerFactory.getLogger(OuterAveraging.class);

  private final Shards shards;
  private final ComputationGraph network;
  private final OuterStep step;
  private final ExecutorRounds rounds;
  private final Exchange.Way way;
  private final List<TrainingSteps> sinceSettled = new ArrayList<>();
  private float[] velocity;
  private Broadcast<Replica> settled;
  private JavaRDD<Replica> replicas;

  /**
   * An averaging.
   *
   * @param network of the driver, which holds the state
   * @param step how a mean change is applied
   * @param velocity of the step, from a checkpoint; empty for none
   * @param way how the workers exchange changes
   */
  OuterAveraging(
      Shards shards, ComputationGraph network, OuterStep step, float[] velocity, Exchange.Way way) {
    this.way = way;
    this.shards = shards;
    this.network = network;
    this.step = step;
    int size = Math.toIntExact(network.params().length());
    this.velocity = velocity.length == 0 ? step.velocity(size) : velocity;
    this.rounds = new ExecutorRounds(shards, network);
  }

  @Override
  public double train(TrainingSteps steps) {
    double loss;
    try {
      loss = round(steps);
    } catch (Exception e) {
      if (sinceSettled.isEmpty() || shards.spark().sc().isStopped()) {
        throw e;
      }
      LOG.warn("Training {} rounds anew: {}", sinceSettled.size() + 1, e.getMessage());
      forget(replicas);
      replicas = null;
      sinceSettled.forEach(this::round);
      loss = round(steps);
    }
    sinceSettled.add(steps);
    return loss;
  }

  private double round(TrainingSteps steps) {
    WorkerRound worker = rounds.worker();
    JavaRDD<Replica> before = replicas;
    Exchange exchange = before == null ? null : way.of(before, step);
    JavaRDD<Replica> trained =
        (before == null ? first() : exchange.next())
            .zipPartitions(shards.rdd(), (rows, shard) -> train(rows, shard, worker, steps));
    trained.persist(StorageLevel.MEMORY_AND_DISK());
    trained.rdd().localCheckpoint();
    double loss = 0;
    try {
      for (RoundShare figures : trained.map(Replica::figures).collect()) {
        loss += figures.loss();
      }
    } catch (Exception e) {
      forget(trained);
      throw e;
    } finally {
      if (exchange != null) {
        exchange.forget();
      }
    }
    forget(before);
    replicas = trained;
    return loss;
  }

  /** The workers as they are after the network was settled. */
  private JavaRDD<Replica> first() {
    if (settled == null) {
      NetworkState state = NetworkState.of(network);
      float[] weights = Arrays.copyOf(state.values(), Math.toIntExact(network.params().length()));
      settled =
          shards
              .spark()
              .broadcast(new Replica(weights, velocity, new RoundShare(0, 0, 0, state.values())));
    }
    Broadcast<Replica> sent = settled;
    return shards.rdd().map(shard -> sent.value());
  }

  private static Iterator<Replica> train(
      Iterator<Replica> replicas, Iterator<Shard> shards, WorkerRound round, TrainingSteps steps) {
    Replica replica = replicas.next();
    Shard shard = shards.next();
    RoundShare share =
        round.hasWork(shard, steps)
            ? round.train(
                shard, new NetworkState(replica.values(), steps.before() + steps.from()), steps)
            : new RoundShare(shard.worker(), 0, 0, replica.values());
    return List.of(replica.after(share)).iterator();
  }

  @Override
  public void settle() {
    if (sinceSettled.isEmpty()) {
      return;
    }
    float[] all = mean();
    int size = all.length - velocity.length;
    velocity = Arrays.copyOfRange(all, size, all.length);
    TrainingSteps last = sinceSettled.get(sinceSettled.size() - 1);
    new NetworkState(Arrays.copyOf(all, size), last.before() + last.to()).into(network);
    leave();
  }

  /** The mean of all that the workers have after the outer step, by the last round's examples. */
  private float[] mean() {
    Exchange exchange = way.of(replicas, step);
    Slices means =
        new Slices(
            exchange.next().filter(Replica::worked).map(Replica::whole),
            shards.plan().workers(),
            share -> share.values().length,
            RoundShare::slice);
    try {
      return means.collect().values();
    } finally {
      means.forget();
      exchange.forget();
    }
  }

  @Override
  public float[] memory() {
    return velocity;
  }

  /** Drops what the workers hold between rounds. */
  private void leave() {
    sinceSettled.clear();
    forget(replicas);
    replicas = null;
    if (settled != null) {
      settled.destroy();
      settled = null;
    }
  }

  private static void forget(JavaRDD<Replica> replicas) {
    if (replicas != null) {
      replicas.unpersist(false);
    }
  }

  @Override
  public void close() {
    leave();
    rounds.close();
  }
}
