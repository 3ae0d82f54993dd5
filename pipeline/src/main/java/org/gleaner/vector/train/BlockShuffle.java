package org.gleaner.vector.train;

import java.util.Iterator;
import org.apache.spark.Partitioner;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.gleaner.random.RandomStream;
import scala.Tuple2;

/**
 * Deals blocks of text out to workers in turn, each worker's in an order that looks random. A
 * corpus often stands by subject or time; learnt in that order, its end would count most, and of
 * several replicas each might learn another part of it first. The order depends on the blocks and
 * the seed alone, not on which executor has which block or is the first to answer.
 */
final class BlockShuffle extends Partitioner {
  private static final long serialVersionUID = 1L;

  private final int workers;

  private BlockShuffle(int workers) {
    this.workers = workers;
  }

  /**
   * The blocks, dealt out.
   *
   * @param workers partitions of the result
   */
  static JavaRDD<int[]> deal(JavaRDD<int[]> blocks, int workers, long seed) {
    JavaRDD<Tuple2<Long, int[]>> keyed =
        blocks.mapPartitionsWithIndex(
            (partition, part) -> keyed(partition, part, workers, seed), false);
    return JavaPairRDD.fromJavaRDD(keyed)
        .repartitionAndSortWithinPartitions(new BlockShuffle(workers))
        .values();
  }

  private static Iterator<Tuple2<Long, int[]>> keyed(
      int partition, Iterator<int[]> blocks, int workers, long seed) {
    return new Iterator<>() {
      private long index;

      @Override
      public boolean hasNext() {
        return blocks.hasNext();
      }

      @Override
      public Tuple2<Long, int[]> next() {
        long worker = (partition + index) % workers;
        long random = RandomStream.seed(seed, partition, index++) >>> 2;
        return new Tuple2<>(random - random % workers + worker, blocks.next());
      }
    };
  }

  @Override
  public int numPartitions() {
    return workers;
  }

  @Override
  public int getPartition(Object key) {
    return (int) ((Long) key % workers);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof BlockShuffle dealing && dealing.workers == workers;
  }

  @Override
  public int hashCode() {
    return workers;
  }
}
