package org.gleaner.network.train;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.HashPartitioner;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.storage.StorageLevel;
import scala.Tuple2;

/**
 * The exchange between two rounds: every replica gets the mean change of all, by which the outer
 * step is taken. Executors exchange small changes whole and large ones by slices; within one Java
 * machine the replicas share memory instead. The bits are the same. Nothing is computed before a
 * job asks for it.
 */
final class Exchange {
  /** A way to exchange. */
  @FunctionalInterface
  interface Way {
    /** The exchange between replicas, of which each partition has one. */
    Exchange of(JavaRDD<Replica> replicas, OuterStep step);
  }

  /** Numbers of all workers' changes together up to which they are exchanged whole. */
  private static final long WHOLE = 1L << 24;

  private final JavaRDD<Replica> next;
  private final Runnable forget;

  private Exchange(
      JavaRDD<Replica> replicas, JavaRDD<float[]> changes, OuterStep step, Runnable forget) {
    this.next =
        replicas.zipPartitions(
            changes, (rows, change) -> List.of(rows.next().next(step, change.next())).iterator());
    this.forget = forget;
  }

  /**
   * The way that suits a training.
   *
   * @param weights of the network
   * @param inMemory whether all workers are in one Java machine
   */
  static Way way(int workers, long weights, boolean inMemory) {
    if (inMemory) {
      return Exchange::inMemory;
    }
    return workers * weights <= WHOLE ? Exchange::ofWhole : Exchange::ofSlices;
  }

  /**
   * An exchange by slices, of which each executor takes the mean of some.
   *
   * @param replicas one in each partition
   */
  static Exchange ofSlices(JavaRDD<Replica> replicas, OuterStep step) {
    Slices slices =
        new Slices(
            replicas.filter(Replica::worked),
            replicas.getNumPartitions(),
            Replica::size,
            Replica::change);
    return new Exchange(replicas, slices.gathered(), step, slices::forget);
  }

  /**
   * An exchange of whole changes: every worker gets all and takes their mean. It moves more than
   * slices do, but in one stage less: small changes are there sooner.
   *
   * @param replicas one in each partition
   */
  static Exchange ofWhole(JavaRDD<Replica> replicas, OuterStep step) {
    int workers = replicas.getNumPartitions();
    JavaPairRDD<Integer, RoundShare> sent =
        replicas
            .filter(Replica::worked)
            .flatMapToPair(replica -> copies(replica, workers))
            .partitionBy(new HashPartitioner(workers));
    return new Exchange(
        replicas,
        sent.mapPartitions(
            rows -> {
              List<RoundShare> changes = new ArrayList<>();
              rows.forEachRemaining(row -> changes.add(row._2()));
              return List.of(OrderedMean.of(changes).values()).iterator();
            },
            true),
        step,
        () -> Slices.forget(sent));
  }

  private static Iterator<Tuple2<Integer, RoundShare>> copies(Replica replica, int workers) {
    RoundShare change = replica.change(0, replica.size());
    List<Tuple2<Integer, RoundShare>> copies = new ArrayList<>(workers);
    for (int worker = 0; worker < workers; worker++) {
      copies.add(new Tuple2<>(worker, change));
    }
    return copies.iterator();
  }

  /**
   * An exchange within one Java machine: one task takes the mean, the others read it where it is.
   *
   * @param replicas one in each partition, persisted in memory
   */
  static Exchange inMemory(JavaRDD<Replica> replicas, OuterStep step) {
    JavaRDD<float[]> mean =
        replicas.coalesce(1).mapPartitions(Exchange::mean).persist(StorageLevel.MEMORY_ONLY());
    return new Exchange(
        replicas,
        replicas.cartesian(mean).map(pair -> pair._2()),
        step,
        () -> mean.unpersist(false));
  }

  private static Iterator<float[]> mean(Iterator<Replica> replicas) {
    List<RoundShare> changes = new ArrayList<>();
    while (replicas.hasNext()) {
      Replica replica = replicas.next();
      if (replica.worked()) {
        changes.add(replica.change(0, replica.size()));
      }
    }
    return List.of(OrderedMean.of(changes).values()).iterator();
  }

  /** The replicas before their next round, each with the mean change of all. */
  JavaRDD<Replica> next() {
    return next;
  }

  /** Removes what was exchanged; the replicas stay. */
  void forget() {
    forget.run();
  }
}
