package org.gleaner.network.train;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.HashPartitioner;
import org.apache.spark.ShuffleDependency;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import scala.Tuple2;

/**
 * The mean of long vectors, cut into slices that executors exchange: each takes the mean of one
 * slice, so that none moves or adds more than its share. The bits are those of {@link OrderedMean}
 * over the whole vectors.
 */
final class Slices {
  private final JavaPairRDD<Integer, RoundShare> means;
  private final List<JavaPairRDD<?, ?>> shuffled = new ArrayList<>();
  private final int slices;

  /**
   * The slices of rows' vectors.
   *
   * @param rows at least one
   * @param slices at least 1
   * @param size the number of numbers that a row stands for, equal in all rows
   * @param cut cuts a slice out of a row
   */
  <T> Slices(JavaRDD<T> rows, int slices, Size<T> size, Cut<T> cut) {
    this.slices = slices;
    JavaPairRDD<Integer, RoundShare> placed =
        rows.flatMapToPair(row -> cut(row, slices, size.of(row), cut))
            .partitionBy(new HashPartitioner(slices));
    shuffled.add(placed);
    this.means = placed.mapPartitionsToPair(Slices::mean, true);
  }

  /** Cuts a slice out of a row. */
  @FunctionalInterface
  interface Cut<T> extends Serializable {
    /** The numbers from one place up to another. */
    RoundShare of(T row, int from, int to);
  }

  /** The length of a row's vector. */
  @FunctionalInterface
  interface Size<T> extends Serializable {
    /** The number of numbers. */
    int of(T row);
  }

  private static <T> Iterator<Tuple2<Integer, RoundShare>> cut(
      T row, int slices, int size, Cut<T> cut) {
    return new Iterator<>() {
      private int n;

      @Override
      public boolean hasNext() {
        return n < slices;
      }

      @Override
      public Tuple2<Integer, RoundShare> next() {
        RoundShare slice = cut.of(row, begin(size, n, slices), begin(size, n + 1, slices));
        return new Tuple2<>(n++, slice);
      }
    };
  }

  private static int begin(int size, int n, int slices) {
    return (int) ((long) size * n / slices);
  }

  private static Iterator<Tuple2<Integer, RoundShare>> mean(
      Iterator<Tuple2<Integer, RoundShare>> rows) {
    List<RoundShare> shares = new ArrayList<>();
    int n = 0;
    while (rows.hasNext()) {
      Tuple2<Integer, RoundShare> row = rows.next();
      n = row._1();
      shares.add(row._2());
    }
    return List.of(new Tuple2<>(n, OrderedMean.of(shares))).iterator();
  }

  /** The mean, to the driver. */
  RoundShare collect() {
    return joined(means.collect());
  }

  /** The mean to each worker, which are as many as the slices; worker n is in partition n. */
  JavaRDD<float[]> gathered() {
    int workers = slices;
    JavaPairRDD<Integer, Tuple2<Integer, RoundShare>> copies =
        means
            .flatMapToPair(mean -> copies(mean, workers))
            .partitionBy(new HashPartitioner(workers));
    shuffled.add(copies);
    return copies.mapPartitions(
        rows -> {
          List<Tuple2<Integer, RoundShare>> list = new ArrayList<>();
          rows.forEachRemaining(row -> list.add(row._2()));
          return List.of(joined(list).values()).iterator();
        },
        true);
  }

  private static Iterator<Tuple2<Integer, Tuple2<Integer, RoundShare>>> copies(
      Tuple2<Integer, RoundShare> mean, int workers) {
    List<Tuple2<Integer, Tuple2<Integer, RoundShare>>> copies = new ArrayList<>(workers);
    for (int worker = 0; worker < workers; worker++) {
      copies.add(new Tuple2<>(worker, mean));
    }
    return copies.iterator();
  }

  private static RoundShare joined(List<Tuple2<Integer, RoundShare>> slices) {
    List<Tuple2<Integer, RoundShare>> ordered = new ArrayList<>(slices);
    ordered.sort(Comparator.comparing(Tuple2::_1));
    int size = 0;
    for (Tuple2<Integer, RoundShare> slice : ordered) {
      size += slice._2().values().length;
    }
    float[] values = new float[size];
    int at = 0;
    for (Tuple2<Integer, RoundShare> slice : ordered) {
      float[] part = slice._2().values();
      System.arraycopy(part, 0, values, at, part.length);
      at += part.length;
    }
    RoundShare first = ordered.get(0)._2();
    return new RoundShare(first.worker(), first.examples(), first.loss(), values);
  }

  /**
   * Removes what executors wrote for each other. Spark would do it only when the driver's memory is
   * cleaned, before which long trainings fill the disks.
   */
  void forget() {
    shuffled.forEach(Slices::forget);
  }

  /** Removes what executors wrote for each other, of an RDD that is a shuffle. */
  static void forget(JavaPairRDD<?, ?> shuffled) {
    int id = ((ShuffleDependency<?, ?, ?>) shuffled.rdd().dependencies().head()).shuffleId();
    JavaSparkContext.fromSparkContext(shuffled.context())
        .sc()
        .cleaner()
        .foreach(
            cleaner -> {
              cleaner.doCleanupShuffle(id, false);
              return null;
            });
  }
}
