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
   * The network's output, example by example. Each is a pass of its own: in a larger batch the
   * native matrix products round differently, and a result would depend on its neighbours.
   */
  @Override
  public List<float[]> outputs(List<Example> examples) {
    ComputationGraph network = take();
    try {
      List<float[]> outputs = new ArrayList<>(examples.size());
      for (Example example : examples) {
        INDArray[] output = network.output(false, NetworkBatch.input(List.of(example)));
        for (float[] values : NetworkOutputs.of(output[0])) {
          outputs.add(requireNumbers(values));
        }
      }
      return outputs;
    } finally {
      idle.push(network);
    }
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
