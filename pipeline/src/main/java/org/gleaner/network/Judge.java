package org.gleaner.network;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.gleaner.Recent;
import org.gleaner.network.evaluation.Evaluation;
import org.gleaner.network.part.Example;
import org.gleaner.network.run.GraphRunner;
import org.gleaner.network.run.Runner;
import org.gleaner.network.task.Coder;
import org.gleaner.network.task.Task;
import org.gleaner.network.train.JavaSerialized;
import org.gleaner.network.train.NativeThreads;
import org.gleaner.random.Fingerprint;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Judges networks in training on development items, on the executors that hold them: the weights
 * travel there and counts come back, which are merged in the order of the partitions.
 *
 * @param <I> an item
 */
final class Judge<I> {
  private static final Recent<Runner> RUNNERS = new Recent<>(2);

  private final Task<I> task;
  private final Coder coder;
  private final JavaRDD<I> items;
  private final boolean empty;

  /**
   * A judge.
   *
   * @param items persisted by the caller; null for none
   */
  Judge(Task<I> task, Coder coder, JavaRDD<I> items) {
    this.task = task;
    this.coder = coder;
    this.items = items;
    this.empty = items == null || items.isEmpty();
  }

  /** A hash of the items as a network reads them, whatever their order: the sum of their hashes. */
  long fingerprint() {
    long sum = 0;
    if (!empty) {
      Task<I> reading = task;
      Coder coding = coder;
      for (long part : items.mapPartitions(rows -> hash(rows, reading, coding)).collect()) {
        sum += part;
      }
    }
    Fingerprint all = new Fingerprint();
    all.add(sum);
    return all.value();
  }

  private static <I> Iterator<Long> hash(Iterator<I> rows, Task<I> task, Coder coder) {
    long sum = 0;
    while (rows.hasNext()) {
      for (Example example : task.labelled(rows.next(), coder)) {
        sum += example.fingerprint();
      }
    }
    return List.of(sum).iterator();
  }

  /** The score of a network; 0 if there are no items. */
  double quality(ComputationGraph network) {
    return empty ? 0 : evaluation(network).quality();
  }

  /** The evaluation of a network on all items. */
  Evaluation evaluation(ComputationGraph network) {
    Evaluation all = task.evaluation(coder);
    if (empty) {
      return all;
    }
    Broadcast<JavaSerialized<Judged<I>>> shared =
        JavaSparkContext.fromSparkContext(items.context())
            .broadcast(
                new JavaSerialized<>(
                    new Judged<>(
                        task,
                        coder,
                        network.getConfiguration().clone(),
                        network.params().dup('c').data().asFloat())));
    try {
      String name = "judge-" + shared.id() + "-" + System.identityHashCode(this);
      items
          .mapPartitions(rows -> List.of(shared.value().open().judge(rows, name)).iterator())
          .collect()
          .forEach(all::merge);
      return all;
    } finally {
      shared.destroy();
    }
  }

  /** A network on its way to the executors. */
  private static final class Judged<I> implements Serializable {
    private static final long serialVersionUID = 1L;

    private final Task<I> task;
    private final Coder coder;
    private final ComputationGraphConfiguration configuration;
    private final float[] weights;

    Judged(
        Task<I> task, Coder coder, ComputationGraphConfiguration configuration, float[] weights) {
      this.task = task;
      this.coder = coder;
      this.configuration = configuration;
      this.weights = weights;
    }

    private Runner runner() {
      NativeThreads.useOne();
      return new GraphRunner(
          configuration, Nd4j.create(weights, new long[] {1, weights.length}, 'c'));
    }

    Evaluation judge(Iterator<I> rows, String name) {
      Runner runner = RUNNERS.get(name, key -> runner());
      Evaluation evaluation = task.evaluation(coder);
      List<I> batch = new ArrayList<>(task.together());
      while (rows.hasNext()) {
        batch.add(rows.next());
        if (batch.size() == task.together() || !rows.hasNext()) {
          add(batch, Predictor.outputs(task, coder, runner, batch), evaluation);
          batch.clear();
        }
      }
      return evaluation;
    }

    /** Items of which nothing is read do not count. */
    private void add(List<I> items, List<float[]> outputs, Evaluation evaluation) {
      for (int i = 0; i < items.size(); i++) {
        float[] output = outputs.get(i);
        if (output.length > 0) {
          evaluation.add(output, task.target(items.get(i), output, coder));
        }
      }
    }
  }
}
