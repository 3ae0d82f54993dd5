package org.gleaner.network.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.gleaner.ErrorCode;
import org.gleaner.GleanerException;
import org.gleaner.network.layer.NetworkLayer;
import org.gleaner.network.tensor.Tensor;
import org.gleaner.network.train.TrainerSettings;
import org.gleaner.text.lexicon.Lexicon;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Weights between a network and named tensors. */
public final class Weights {
  /** Before the names of tensors that a network carries along and does not use. */
  public static final String KEPT = "kept.";

  private Weights() {}

  /**
   * Checks that the tensors of a network are those that its definition asks for, before memory is
   * taken for a network of whatever size.
   *
   * @throws GleanerException with INVALID_MODEL if names or shapes differ
   */
  public static void requireFit(SavedNetwork network) {
    check(NetworkLayer.shapes(configuration(network)), used(network.tensors()));
  }

  private static ComputationGraphConfiguration configuration(SavedNetwork network) {
    return network.definition().configuration(network.lexicon(), TrainerSettings.defaults());
  }

  /**
   * A graph with the weights of a saved network.
   *
   * @throws GleanerException with INVALID_MODEL if names or shapes differ
   */
  public static ComputationGraph graph(SavedNetwork network) {
    requireFit(network);
    ComputationGraph graph = new ComputationGraph(configuration(network));
    // Random weights would cost more than the rest.
    graph.init(Nd4j.createUninitialized(DataType.FLOAT, 1, network.parameters()), false);
    into(graph, network.tensors());
    return graph;
  }

  private static Map<String, Tensor> used(Map<String, Tensor> tensors) {
    Map<String, Tensor> used = new TreeMap<>(tensors);
    used.keySet().removeIf(name -> name.startsWith(KEPT));
    return used;
  }

  /** Those of some tensors that a network has. */
  static Map<String, Tensor> used(
      Map<String, Tensor> tensors, NetworkDefinition definition, Lexicon lexicon) {
    Map<String, Tensor> used = new TreeMap<>(tensors);
    used.keySet()
        .retainAll(
            NetworkLayer.shapes(definition.configuration(lexicon, TrainerSettings.defaults()))
                .keySet());
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
    Map<String, Tensor> used = used(tensors);
    check(NetworkLayer.shapes(network.getConfiguration()), used);
    for (Map.Entry<String, INDArray> entry : table(network).entrySet()) {
      Tensor tensor = used.get(entry.getKey());
      entry.getValue().assign(Nd4j.create(tensor.values(), entry.getValue().shape(), 'c'));
    }
  }

  private static void check(Map<String, List<Long>> shapes, Map<String, Tensor> tensors) {
    if (!shapes.keySet().equals(tensors.keySet())) {
      Set<String> missing = new TreeSet<>(shapes.keySet());
      missing.removeAll(tensors.keySet());
      Set<String> foreign = new TreeSet<>(tensors.keySet());
      foreign.removeAll(shapes.keySet());
      throw invalid("missing " + missing + ", not known " + foreign);
    }
    shapes.forEach(
        (name, shape) -> {
          if (!tensors.get(name).shape().equals(shape)) {
            throw invalid(name + " of shape " + tensors.get(name).shape() + ". Accepted: " + shape);
          }
        });
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
