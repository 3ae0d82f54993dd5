package org.gleaner.network.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.gleaner.ErrorCode;
import org.gleaner.GleanerException;
import org.gleaner.network.tensor.Tensor;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Weights between a network and named tensors. */
public final class Weights {
  private Weights() {}

  /** The tensors of a network, named "stream.part.parameter". */
  public static Map<String, Tensor> of(ComputationGraph network) {
    Map<String, Tensor> tensors = new TreeMap<>();
    for (Map.Entry<String, INDArray> entry : table(network).entrySet()) {
      INDArray array = entry.getValue().dup('c');
      List<Long> shape = new ArrayList<>();
      for (long length : array.shape()) {
        shape.add(length);
      }
      tensors.put(entry.getKey(), new Tensor(shape, array.data().asFloat()));
    }
    return tensors;
  }

  /**
   * Fills a network.
   *
   * @throws GleanerException with INVALID_MODEL if names or shapes differ
   */
  public static void into(ComputationGraph network, Map<String, Tensor> tensors) {
    Map<String, INDArray> table = table(network);
    if (!table.keySet().equals(tensors.keySet())) {
      throw invalid(tensors.keySet() + ". Accepted: " + table.keySet());
    }
    for (Map.Entry<String, INDArray> entry : table.entrySet()) {
      Tensor tensor = tensors.get(entry.getKey());
      long[] shape = tensor.shape().stream().mapToLong(Long::longValue).toArray();
      if (!java.util.Arrays.equals(shape, entry.getValue().shape())) {
        throw invalid(
            entry.getKey()
                + " of shape "
                + tensor.shape()
                + ". Accepted: "
                + java.util.Arrays.toString(entry.getValue().shape()));
      }
      entry.getValue().assign(Nd4j.create(tensor.values(), shape, 'c'));
    }
  }

  private static Map<String, INDArray> table(ComputationGraph network) {
    Map<String, INDArray> table = new LinkedHashMap<>();
    for (org.deeplearning4j.nn.api.Layer layer : network.getLayers()) {
      table.putAll(layer.paramTable());
    }
    return table;
  }

  private static GleanerException invalid(String what) {
    return new GleanerException(ErrorCode.INVALID_MODEL, "Cannot use tensors: " + what);
  }
}
