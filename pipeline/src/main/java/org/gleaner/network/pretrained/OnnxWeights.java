package org.gleaner.network.pretrained;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.gleaner.network.pretrained.OnnxGraph.Node;
import org.gleaner.network.tensor.Tensor;

/**
 * The weights of a BERT-like encoder that was exported from PyTorch to ONNX, under the names that
 * they had there. Biases, gains and tables keep their names; the weight of a product has none, so
 * it takes that of the one bias that is added to the product. Weights of 8 bits, as ONNX Runtime's
 * quantisation writes them, become numbers again.
 */
final class OnnxWeights {
  private static final String QUANTIZED = "_quantized";
  private static final int FURTHEST = 4;

  private final OnnxGraph graph;
  private final Map<String, Tensor> weights = new TreeMap<>();

  private OnnxWeights(OnnxGraph graph) {
    this.graph = graph;
  }

  /**
   * The weights of a graph.
   *
   * @throws org.gleaner.GleanerException with INVALID_MODEL if a product is not followed by one
   *     bias
   */
  static Map<String, Tensor> of(OnnxGraph graph) {
    OnnxWeights read = new OnnxWeights(graph);
    read.readNamed();
    for (Node node : graph.nodes()) {
      boolean product =
          node.operation().equals("MatMul") || node.operation().equals("MatMulInteger");
      if (product && graph.tensor(node.inputs().get(1)) != null) {
        read.readProduct(node);
      }
    }
    return read.weights;
  }

  private void readNamed() {
    for (String name : graph.names()) {
      if (name.endsWith(".weight") || name.endsWith(".bias")) {
        weights.put(name, graph.tensor(name).tensor());
      } else if (name.endsWith(".weight" + QUANTIZED)) {
        weights.put(name.substring(0, name.length() - QUANTIZED.length()), numbers(name));
      }
    }
  }

  private void readProduct(Node node) {
    String name = node.inputs().get(1);
    Tensor stored = name.endsWith(QUANTIZED) ? numbers(name) : graph.tensor(name).tensor();
    String bias = bias(node.outputs().get(0), name, FURTHEST);
    weights.put(bias.replaceFirst("[.]bias$", ".weight"), transposed(stored));
  }

  /** The bias that is added to a value, perhaps after steps that only scale it. */
  private String bias(String value, String product, int steps) {
    List<Node> readers = graph.readers(value);
    if (readers.size() == 1 && steps > 0) {
      Node reader = readers.get(0);
      if (reader.operation().equals("Add")) {
        List<String> biases = new ArrayList<>(reader.inputs());
        biases.removeIf(input -> !input.endsWith(".bias") || graph.tensor(input) == null);
        if (biases.size() == 1) {
          return biases.get(0);
        }
      } else if (reader.operation().equals("Cast") || reader.operation().equals("Mul")) {
        return bias(reader.outputs().get(0), product, steps - 1);
      }
    }
    throw CheckpointConfig.invalid("product with " + product + " has no bias of its own", null);
  }

  /** Whole numbers less their zero point, times their scale: of all, or of each column. */
  private Tensor numbers(String name) {
    String base = name.substring(0, name.length() - QUANTIZED.length());
    Tensor whole = graph.tensor(name).tensor();
    if (graph.tensor(base + "_scale") == null || graph.tensor(base + "_zero_point") == null) {
      throw CheckpointConfig.invalid("tensor " + name + " has no scale and zero point", null);
    }
    float[] scale = graph.tensor(base + "_scale").values();
    float[] zero = graph.tensor(base + "_zero_point").values();
    int columns = Math.toIntExact(whole.shape().get(whole.shape().size() - 1));
    if ((scale.length != 1 && scale.length != columns) || scale.length != zero.length) {
      throw CheckpointConfig.invalid("tensor " + name + " has " + scale.length + " scales", null);
    }
    float[] values = new float[whole.values().length];
    for (int i = 0; i < values.length; i++) {
      int at = scale.length == 1 ? 0 : i % columns;
      values[i] = (whole.values()[i] - zero[at]) * scale[at];
    }
    return new Tensor(whole.shape(), values);
  }

  private static Tensor transposed(Tensor tensor) {
    return new TensorRule("", TensorRule.Form.TRANSPOSED, List.of("")).read(List.of(tensor));
  }
}
