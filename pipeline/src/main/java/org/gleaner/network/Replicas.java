package org.gleaner.network;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.gleaner.network.layer.TextBody;
import org.gleaner.network.part.TokenProducts;
import org.gleaner.network.task.Task;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.MultiDataSet;

/**
 * Replicas of a network that share one set of weights, to score with. Thread-safe: a thread has a
 * replica for itself while it uses it, and there are never more replicas than threads that did so
 * at one time.
 */
final class Replicas {
  private final ComputationGraphConfiguration configuration;
  private final INDArray weights;
  private final TokenProducts products = new TokenProducts();
  private final ConcurrentLinkedDeque<ComputationGraph> idle = new ConcurrentLinkedDeque<>();

  /**
   * @param weights the flat vector; must not change while replicas are in use
   */
  Replicas(ComputationGraphConfiguration configuration, INDArray weights) {
    this.configuration = configuration;
    this.weights = weights;
  }

  /**
   * What the network says of each example, row by row. Each is a pass of its own: in a larger batch
   * the native matrix products round differently, and a result would depend on its neighbours.
   */
  <E extends Serializable> List<float[]> outputs(Task<E> task, List<E> examples) {
    ComputationGraph network = take();
    try {
      List<float[]> outputs = new ArrayList<>(examples.size());
      for (E example : examples) {
        MultiDataSet arrays = task.batch(List.of(example), 1);
        INDArray[] output =
            network.output(false, arrays.getFeatures(), arrays.getFeaturesMaskArrays());
        outputs.add(output[0].dup('c').data().asFloat());
      }
      return outputs;
    } finally {
      idle.push(network);
    }
  }

  private ComputationGraph take() {
    ComputationGraph network = idle.poll();
    if (network == null) {
      network = new ComputationGraph(configuration.clone());
      network.init(weights, false);
      TextBody.remember(products, network);
    }
    return network;
  }
}
