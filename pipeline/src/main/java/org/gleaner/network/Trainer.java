package org.gleaner.network;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;
import org.apache.spark.HashPartitioner;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.storage.StorageLevel;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.spark.impl.graph.SparkComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.api.MultiDataSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import scala.Tuple2;

/**
 * Trains a network on Spark by parameter averaging: every worker trains its own copy on its own
 * batches, and after each round of {@link TrainerSettings#averagingFrequency} steps the copies'
 * weights and updater states are averaged. The one place that knows dl4j-spark.
 *
 * <p>Each epoch the examples move once to the worker that trains on them; rounds move nothing but
 * weights. The same seed and the same examples in the same order give the same weights to the last
 * bit, however the examples are partitioned. Fewer examples than workers leave workers idle, which
 * take no part in the average.
 *
 * @param <E> an encoded example of the task
 */
public final class Trainer<E extends Serializable> {
  private static final Logger LOG = LoggerFactory.getLogger(Trainer.class);

  private final Task<E> task;
  private final TrainerSettings settings;
  private final Consumer<TrainingRound> progress;

  /**
   * A trainer.
   *
   * @param progress told of every round, on the calling thread
   */
  public Trainer(Task<E> task, TrainerSettings settings, Consumer<TrainingRound> progress) {
    this.task = task;
    this.settings = settings;
    this.progress = progress;
  }

  /**
   * Trains until the epochs or the patience are used up, and returns the weights of the best epoch.
   *
   * @param judge the score of a network after an epoch, higher is better, called on this thread; a
   *     constant makes the last epoch the best
   * @throws IllegalArgumentException if there is no example
   */
  public TrainedNetwork train(
      ComputationGraphConfiguration configuration,
      JavaRDD<E> examples,
      ToDoubleFunction<ComputationGraph> judge) {
    return train(configuration, network -> {}, examples, judge);
  }

  /**
   * Trains as {@link #train(ComputationGraphConfiguration, JavaRDD, ToDoubleFunction)} does.
   *
   * @param begin told of the network with its first weights, which it may change
   */
  public TrainedNetwork train(
      ComputationGraphConfiguration configuration,
      Consumer<ComputationGraph> begin,
      JavaRDD<E> examples,
      ToDoubleFunction<ComputationGraph> judge) {
    NativeThreads.useOne();
    JavaSparkContext spark = JavaSparkContext.fromSparkContext(examples.context());
    JavaPairRDD<Long, E> numbered =
        examples.zipWithIndex().mapToPair(Tuple2::swap).persist(StorageLevel.MEMORY_AND_DISK());
    try {
      int[] lengths = lengths(numbered);
      ComputationGraph network = new ComputationGraph(configuration);
      network.init();
      begin.accept(network);
      SparkComputationGraph averaging =
          new SparkComputationGraph(spark, network, new OrderedAveraging(settings));
      return epochs(averaging, numbered, lengths, judge);
    } finally {
      numbered.unpersist();
    }
  }

  private int[] lengths(JavaPairRDD<Long, E> numbered) {
    Task<E> measure = task;
    List<Tuple2<Long, Integer>> pairs = numbered.mapValues(measure::length).collect();
    if (pairs.isEmpty()) {
      throw new IllegalArgumentException(
          "Cannot train on 0 examples. Give an input with at least one document");
    }
    int[] lengths = new int[pairs.size()];
    pairs.forEach(pair -> lengths[Math.toIntExact(pair._1())] = pair._2());
    return lengths;
  }

  private TrainedNetwork epochs(
      SparkComputationGraph averaging,
      JavaPairRDD<Long, E> numbered,
      int[] lengths,
      ToDoubleFunction<ComputationGraph> judge) {
    List<TrainingEpoch> curve = new ArrayList<>();
    INDArray best = null;
    int bestEpoch = 0;
    double bestScore = Double.NEGATIVE_INFINITY;
    for (int epoch = 1; epoch <= settings.epochs(); epoch++) {
      long begin = System.nanoTime();
      averaging.getNetwork().setLearningRate(settings.learningRate(epoch));
      double loss = epoch(averaging, numbered, lengths, epoch);
      double seconds = (System.nanoTime() - begin) / 1e9;
      double score = judge.applyAsDouble(averaging.getNetwork());
      curve.add(new TrainingEpoch(epoch, loss, score, lengths.length / seconds, seconds));
      LOG.info("Epoch {}: loss {}, score {}, {} s", epoch, loss, score, seconds);
      if (score >= bestScore) {
        bestScore = score;
        bestEpoch = epoch;
        best = averaging.getNetwork().params().dup();
      } else if (epoch - bestEpoch >= settings.patience()) {
        break;
      }
    }
    averaging.getNetwork().setParams(best);
    return new TrainedNetwork(averaging.getNetwork(), List.copyOf(curve), bestEpoch);
  }

  private double epoch(
      SparkComputationGraph averaging, JavaPairRDD<Long, E> numbered, int[] lengths, int epoch) {
    int step = Math.multiplyExact(settings.batchSize(), settings.workers());
    int steps = (lengths.length + step - 1) / step;
    int rounds = (steps + settings.averagingFrequency() - 1) / settings.averagingFrequency();
    JavaPairRDD<Position, E> ordered = order(averaging, numbered, lengths, step, epoch);
    ordered.persist(StorageLevel.MEMORY_AND_DISK());
    long begin = System.nanoTime();
    double loss = 0;
    for (int round = 0; round < rounds; round++) {
      averaging.fitMultiDataSet(batches(ordered, round));
      loss += averaging.getScore();
      int done = Math.min(lengths.length, (round + 1) * settings.averagingFrequency() * step);
      double rate = done / ((System.nanoTime() - begin) / 1e9);
      progress.accept(
          new TrainingRound(epoch, round + 1, rounds, averaging.getScore(), done, rate));
    }
    ordered.unpersist();
    return loss / rounds;
  }

  /** The examples at their workers, in the order of the epoch. */
  private JavaPairRDD<Position, E> order(
      SparkComputationGraph averaging,
      JavaPairRDD<Long, E> numbered,
      int[] lengths,
      int step,
      int epoch) {
    int batchSize = settings.batchSize();
    int workers = settings.workers();
    Broadcast<int[]> positions =
        averaging
            .getSparkContext()
            .broadcast(EpochOrder.positions(lengths, step, settings.seed(), epoch));
    return numbered
        .mapToPair(
            pair -> {
              int position = positions.value()[pair._1().intValue()];
              int worker = position / batchSize % workers;
              return new Tuple2<>(new Position(worker, position), pair._2());
            })
        .repartitionAndSortWithinPartitions(new HashPartitioner(workers));
  }

  private JavaRDD<MultiDataSet> batches(JavaPairRDD<Position, E> ordered, int round) {
    Task<E> batching = task;
    int size = settings.batchSize();
    int count = settings.averagingFrequency();
    return ordered.mapPartitions(
        rows -> {
          NativeThreads.useOne();
          return batches(rows, batching, size, round * count, count).iterator();
        });
  }

  private static <E extends Serializable> List<MultiDataSet> batches(
      Iterator<Tuple2<Position, E>> rows, Task<E> task, int size, int skip, int count) {
    for (long i = (long) skip * size; i > 0 && rows.hasNext(); i--) {
      rows.next();
    }
    List<MultiDataSet> batches = new ArrayList<>();
    while (batches.size() < count && rows.hasNext()) {
      List<E> examples = new ArrayList<>(size);
      while (examples.size() < size && rows.hasNext()) {
        examples.add(rows.next()._2());
      }
      batches.add(task.batch(examples, size));
    }
    return batches;
  }

  /** Where an example stands in an epoch; its hash code sends it to its worker's partition. */
  private record Position(int worker, int position) implements Comparable<Position>, Serializable {
    @Override
    public int compareTo(Position other) {
      return Integer.compare(position, other.position);
    }

    @Override
    public int hashCode() {
      return worker;
    }
  }
}
