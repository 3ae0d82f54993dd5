package org.gleaner.network.train;

import java.util.Iterator;
import java.util.List;
import org.apache.spark.HashPartitioner;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.storage.StorageLevel;
import org.gleaner.network.part.Drawing;
import org.gleaner.network.part.Example;
import scala.Tuple2;

/**
 * The examples at their workers: each partition holds one {@link Shard}. They are encoded and moved
 * once, before the first epoch, and stay in the executors' memory, or on their disks. The driver
 * gets only the number of examples of each length in a partition. A lost partition is made again
 * from the input, which must give the same examples in the same order.
 */
final class Shards implements AutoCloseable {
  private final JavaRDD<Shard> shards;
  private final Broadcast<LengthRanks> ranks;
  private final BatchPlan plan;
  private final long fingerprint;

  private Shards(
      JavaRDD<Shard> shards, Broadcast<LengthRanks> ranks, BatchPlan plan, long fingerprint) {
    this.shards = shards;
    this.ranks = ranks;
    this.plan = plan;
    this.fingerprint = fingerprint;
  }

  /**
   * Moves the examples to their workers.
   *
   * @param drawing how each is read in an epoch
   * @throws IllegalArgumentException if there are none
   */
  static Shards of(JavaRDD<Example> examples, TrainerSettings settings, Drawing drawing) {
    JavaRDD<Example> encoded =
        examples.map(example -> example).persist(StorageLevel.MEMORY_AND_DISK());
    try {
      List<LengthCounts> counts =
          encoded.mapPartitions(rows -> List.of(LengthCounts.of(rows)).iterator()).collect();
      LengthRanks ranks = new LengthRanks(counts, settings.seed());
      BatchPlan plan =
          new BatchPlan(
              ranks.examples(), settings.workers(), settings.batchSize(), settings.seed());
      Broadcast<LengthRanks> shared =
          JavaSparkContext.fromSparkContext(encoded.context()).broadcast(ranks);
      JavaRDD<Shard> shards = deal(encoded, shared, plan, drawing);
      shards.persist(StorageLevel.MEMORY_AND_DISK()).count();
      return new Shards(shards, shared, plan, LengthCounts.fingerprint(counts));
    } finally {
      encoded.unpersist();
    }
  }

  private static JavaRDD<Shard> deal(
      JavaRDD<Example> encoded, Broadcast<LengthRanks> shared, BatchPlan plan, Drawing drawing) {
    JavaRDD<Tuple2<Integer, Tuple2<Integer, Example>>> placed =
        encoded.mapPartitionsWithIndex(
            (partition, rows) -> placed(rows, shared.value().reader(partition), plan), false);
    return JavaPairRDD.fromJavaRDD(placed)
        .partitionBy(new HashPartitioner(plan.workers()))
        .mapPartitionsWithIndex((worker, rows) -> shard(worker, rows, plan, drawing), true);
  }

  private static Iterator<Tuple2<Integer, Tuple2<Integer, Example>>> placed(
      Iterator<Example> rows, LengthRanks.Reader ranks, BatchPlan plan) {
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return rows.hasNext();
      }

      @Override
      public Tuple2<Integer, Tuple2<Integer, Example>> next() {
        Example example = rows.next();
        long rank = ranks.next(example.length());
        return new Tuple2<>(plan.worker(rank), new Tuple2<>(plan.slot(rank), example));
      }
    };
  }

  private static Iterator<Shard> shard(
      int worker,
      Iterator<Tuple2<Integer, Tuple2<Integer, Example>>> rows,
      BatchPlan plan,
      Drawing drawing) {
    Shard shard = new Shard(worker, plan.shardSize(worker), drawing);
    while (rows.hasNext()) {
      Tuple2<Integer, Example> placed = rows.next()._2();
      shard.put(placed._1(), placed._2());
    }
    return List.of(shard).iterator();
  }

  /** One shard in each partition, in the order of the workers. */
  JavaRDD<Shard> rdd() {
    return shards;
  }

  JavaSparkContext spark() {
    return JavaSparkContext.fromSparkContext(shards.context());
  }

  BatchPlan plan() {
    return plan;
  }

  /** A hash of the examples in their order, however they were partitioned. */
  long fingerprint() {
    return fingerprint;
  }

  @Override
  public void close() {
    shards.unpersist();
    ranks.destroy();
  }
}
