package org.gleaner.network.train;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.storage.StorageLevel;

/**
 * The exchange between two rounds: every replica gets the mean change of all, by which the outer
 * step is taken. Executors exchange slices; within one Java machine the replicas share memory
 * instead. The bits are the same. Nothing is computed before a job asks for it.
 */
final class Exchange {
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
