package org.gleaner.network.train;

import java.io.Serializable;
import org.bytedeco.javacpp.FloatPointer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Everything that training changes in a network: weights and updater state as one vector, and the
 * number of steps. The vector is not copied and must not be changed.
 */
final class NetworkState implements Serializable {
  private static final long serialVersionUID = 1L;

  private final float[] values;
  private final int iteration;

  NetworkState(float[] values, int iteration) {
    this.values = values;
    this.iteration = iteration;
  }

  /** Reads the state of a network. */
  static NetworkState of(ComputationGraph network) {
    INDArray weights = network.params();
    INDArray updater = network.getUpdater().getStateViewArray();
    int size = Math.toIntExact(weights.length());
    float[] values = new float[size + (updater == null ? 0 : Math.toIntExact(updater.length()))];
    get(weights, values, 0);
    if (updater != null) {
      get(updater, values, size);
    }
    return new NetworkState(values, network.getConfiguration().getIterationCount());
  }

  private static void get(INDArray from, float[] values, int at) {
    new FloatPointer(from.data().pointer())
        .position(from.offset())
        .get(values, at, (int) from.length());
  }

  /** Overwrites the state of a network of the same layers. */
  void into(ComputationGraph network) {
    INDArray weights = network.params();
    INDArray updater = network.getUpdater().getStateViewArray();
    long size = weights.length();
    long all = size + (updater == null ? 0 : updater.length());
    if (all != values.length) {
      throw new IllegalArgumentException(
          "Cannot set state: " + values.length + " numbers. Accepted: " + all);
    }
    put(weights, 0);
    if (updater != null) {
      put(updater, (int) size);
    }
    network.getConfiguration().setIterationCount(iteration);
  }

  private void put(INDArray to, int at) {
    new FloatPointer(to.data().pointer()).position(to.offset()).put(values, at, (int) to.length());
  }

  float[] values() {
    return values;
  }

  int iteration() {
    return iteration;
  }

  /** The weights as an array of one row. */
  static INDArray row(float[] weights) {
    return Nd4j.create(weights, new long[] {1, weights.length}, 'c');
  }
}
