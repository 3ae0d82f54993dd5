package org.gleaner.network;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.MultiDataSet;

/**
 * Scores examples with one set of weights. Thread-safe: the weights are shared, and a thread has a
 * replica of the network for itself while it scores; there are never more replicas than threads
 * that scored at one time.
 */
final class CleanScorer {
  private static final int MAX_CELLS = 4096;
  private static final int MAX_EXAMPLES = 32;

  private final CleanTask task;
  private final ComputationGraphConfiguration configuration;
  private final INDArray weights;
  private final ConcurrentLinkedDeque<ComputationGraph> idle = new ConcurrentLinkedDeque<>();

  /**
   * A scorer.
   *
   * @param weights the flat vector; must not change while this scores
   */
  CleanScorer(CleanTask task, ComputationGraphConfiguration configuration, INDArray weights) {
    this.task = task;
    this.configuration = configuration;
    this.weights = weights;
  }

  /** The probabilities of removal of each example's segments. */
  List<float[]> score(List<CleanExample> examples) {
    List<Integer> order = new ArrayList<>();
    List<float[]> results = new ArrayList<>();
    for (int i = 0; i < examples.size(); i++) {
      order.add(i);
      results.add(new float[examples.get(i).segments()]);
    }
    order.sort(Comparator.comparingInt((Integer i) -> examples.get(i).segments()));
    ComputationGraph network = borrow();
    try {
      for (List<Integer> batch : batches(order, examples)) {
        score(network, batch, examples, results);
      }
    } finally {
      idle.push(network);
    }
    return results;
  }

  /** Cuts examples, sorted by length, so that a batch is bounded with its padding. */
  private static List<List<Integer>> batches(List<Integer> order, List<CleanExample> examples) {
    List<List<Integer>> batches = new ArrayList<>();
    int from = 0;
    for (int i = 0; i < order.size(); i++) {
      int count = i - from;
      int cells = (count + 1) * examples.get(order.get(i)).segments();
      if (count == MAX_EXAMPLES || (count > 0 && cells > MAX_CELLS)) {
        batches.add(order.subList(from, i));
        from = i;
      }
    }
    if (from < order.size()) {
      batches.add(order.subList(from, order.size()));
    }
    return batches;
  }

  private void score(
      ComputationGraph network,
      List<Integer> batch,
      List<CleanExample> examples,
      List<float[]> results) {
    List<CleanExample> members = batch.stream().map(examples::get).toList();
    MultiDataSet arrays = task.batch(members, members.size());
    INDArray[] outputs =
        network.output(false, arrays.getFeatures(), arrays.getFeaturesMaskArrays());
    float[] flat = outputs[0].dup('c').data().asFloat();
    int steps = flat.length / members.size();
    for (int i = 0; i < batch.size(); i++) {
      float[] result = results.get(batch.get(i));
      System.arraycopy(flat, i * steps, result, 0, result.length);
    }
  }

  private ComputationGraph borrow() {
    ComputationGraph network = idle.poll();
    if (network == null) {
      network = new ComputationGraph(configuration.clone());
      network.init(weights, false);
    }
    return network;
  }
}
