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
import org.gleaner.network.train.TrainerSettings;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Weights between a network and named tensors. */
public final class Weights {
  /** Before the names of tensors that a network carries along and does not use. */
  public static final String KEPT = "kept.";

  private Weights() {}

  /**
   * Checks that the tensors of a network are those that its definition asks for.
   *
   * @throws GleanerException with INVALID_MODEL if names or shapes differ
   */
  public static void requireFit(SavedNetwork network) {
    check(table(unfilled(network)), used(network.tensors()));
  }

  /**
   * A graph with the weights of a saved network.
   *
   * @throws GleanerException with INVALID_MODEL if names or shapes differ
   */
  public static ComputationGraph graph(SavedNetwork network) {
    ComputationGraph graph = unfilled(network);
    into(graph, network.tensors());
    return graph;
  }

  /** A graph whose weights are not set: random ones would cost more than the rest. */
  private static ComputationGraph unfilled(SavedNetwork network) {
    var configuration =
        network.definition().configuration(network.lexicon(), TrainerSettings.defaults());
    long size = 0;
    for (var vertex : configuration.getVertices().values()) {
      size += vertex.numParams(true);
    }
    ComputationGraph graph = new ComputationGraph(configuration);
    graph.init(Nd4j.createUninitialized(DataType.FLOAT, 1, size), false);
    return graph;
  }

  private static Map<String, Tensor> used(Map<String, Tensor> tensors) {
    Map<String, Tensor> used = new TreeMap<>(tensors);
    used.keySet().removeIf(name -> name.startsWith(KEPT));
    return used;
  }

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
    Map<String, Tensor> used = used(tensors);
    check(table, used);
    for (Map.Entry<String, INDArray> entry : table.entrySet()) {
      Tensor tensor = used.get(entry.getKey());
      entry.getValue().assign(Nd4j.create(tensor.values(), entry.getValue().shape(), 'c'));
    }
  }

  private static void check(Map<String, INDArray> table, Map<String, Tensor> tensors) {
    if (!table.keySet().equals(tensors.keySet())) {
      java.util.Set<String> missing = new java.util.TreeSet<>(table.keySet());
      missing.removeAll(tensors.keySet());
      java.util.Set<String> foreign = new java.util.TreeSet<>(tensors.keySet());
      foreign.removeAll(table.keySet());
      throw invalid("missing " + missing + ", not known " + foreign);
    }
    for (Map.Entry<String, INDArray> entry : table.entrySet()) {
      requireShape(entry.getKey(), tensors.get(entry.getKey()), entry.getValue());
    }
  }

  private static void requireShape(String name, Tensor tensor, INDArray array) {
    long[] shape = tensor.shape().stream().mapToLong(Long::longValue).toArray();
    if (!java.util.Arrays.equals(shape, array.shape())) {
      String accepted = java.util.Arrays.toString(array.shape());
      throw invalid(name + " of shape " + tensor.shape() + ". Accepted: " + accepted);
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
