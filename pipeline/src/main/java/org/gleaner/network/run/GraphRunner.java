package org.gleaner.network.run;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.gleaner.ErrorCode;
import org.gleaner.GleanerException;
import org.gleaner.network.layer.NetworkBatch;
import org.gleaner.network.layer.NetworkLayer;
import org.gleaner.network.layer.NetworkOutputs;
import org.gleaner.network.model.SavedNetwork;
import org.gleaner.network.model.Weights;
import org.gleaner.network.part.Example;
import org.gleaner.network.part.TokenProducts;
import org.gleaner.network.train.NativeThreads;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Runs a network as a graph of Deeplearning4j. Each thread uses a replica of its own, all replicas
 * share one set of weights, and there are never more replicas than threads that ran at the same
 * time.
 */
public final class GraphRunner implements Runner {
  /** The count of token numbers that a batch may have unless one example has more. */
  private static final int MOST = 512;

  private final ComputationGraphConfiguration configuration;
  private final INDArray weights;
  private final TokenProducts products = new TokenProducts();
  private final ConcurrentLinkedDeque<ComputationGraph> idle = new ConcurrentLinkedDeque<>();

  /**
   * A runner.
   *
   * @param weights the flat vector; must not change while this runs
   */
  public GraphRunner(ComputationGraphConfiguration configuration, INDArray weights) {
    this.configuration = configuration;
    this.weights = weights;
  }

  /**
   * The runner of a saved network.
   *
   * @throws org.gleaner.GleanerException with INVALID_MODEL if its weights do not fit
   */
  public static GraphRunner of(SavedNetwork saved) {
    NativeThreads.useOne();
    ComputationGraph network = Weights.graph(saved);
    return new GraphRunner(network.getConfiguration(), network.params());
  }

  /**
   * The network's output, for some examples in one pass: the products of few rows leave the
   * processor idle, those of many the caches cold.
   */
  @Override
  public List<float[]> outputs(List<Example> examples) {
    ComputationGraph network = take();
    try {
      List<float[]> outputs = new ArrayList<>(examples.size());
      int from = 0;
      while (from < examples.size()) {
        int to = end(examples, from);
        INDArray input = NetworkBatch.input(examples.subList(from, to));
        for (float[] values : NetworkOutputs.of(network.output(false, input)[0])) {
          outputs.add(requireNumbers(values));
        }
        from = to;
      }
      return outputs;
    } finally {
      idle.push(network);
    }
  }

  /** The end of the batch that begins with an example: always that one, and more while they fit. */
  private static int end(List<Example> examples, int from) {
    int to = from + 1;
    long size = examples.get(from).size();
    while (to < examples.size() && size + examples.get(to).size() <= MOST) {
      size += examples.get(to++).size();
    }
    return to;
  }

  /** Infinite scores may be right, as those that a decoder forbids; NaN never is. */
  private static float[] requireNumbers(float[] values) {
    for (float value : values) {
      if (Float.isNaN(value)) {
        throw new GleanerException(
            ErrorCode.INVALID_MODEL, "Cannot use output of the network: it is not a number");
      }
    }
    return values;
  }

  private ComputationGraph take() {
    ComputationGraph network = idle.poll();
    if (network == null) {
      network = new ComputationGraph(configuration.clone());
      network.init(weights, false);
      NetworkLayer.remember(products, network);
    }
    return network;
  }
}
