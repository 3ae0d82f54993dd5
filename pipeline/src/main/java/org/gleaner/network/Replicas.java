package org.gleaner.network;

import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.function.Function;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.gleaner.network.layer.TokenProducts;
import org.nd4j.linalg.api.ndarray.INDArray;

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

  /** Lends a replica. */
  <R> R lend(Function<ComputationGraph, R> use) {
    ComputationGraph network = idle.poll();
    if (network == null) {
      network = new ComputationGraph(configuration.clone());
      network.init(weights, false);
      products.serve(network);
    }
    try {
      return use.apply(network);
    } finally {
      idle.push(network);
    }
  }
}
