package org.gleaner.network.pretrained;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The nodes and the tensors of an ONNX file. */
final class OnnxGraph {
  private final Map<String, OnnxTensor> tensors = new HashMap<>();
  private final List<Node> nodes = new ArrayList<>();
  private final Map<String, List<Node>> readers = new HashMap<>();

  /** An operation. */
  record Node(String operation, List<String> inputs, List<String> outputs) {}

  private OnnxGraph() {}

  /**
   * Reads a file.
   *
   * @throws org.gleaner.GleanerException with INVALID_MODEL if it is not an ONNX file
   */
  static OnnxGraph parse(byte[] file) {
    OnnxGraph graph = new OnnxGraph();
    try {
      OnnxMessage model = new OnnxMessage(ByteBuffer.wrap(file));
      while (model.next()) {
        if (model.field() == 7) {
          graph.read(model.message());
        }
      }
    } catch (IllegalArgumentException | java.nio.BufferUnderflowException e) {
      throw CheckpointConfig.invalid("it is not an ONNX file: " + e.getMessage(), e);
    }
    for (Node node : graph.nodes) {
      for (String input : node.inputs()) {
        graph.readers.computeIfAbsent(input, key -> new ArrayList<>()).add(node);
      }
    }
    return graph;
  }

  private void read(OnnxMessage graph) {
    while (graph.next()) {
      if (graph.field() == 1) {
        nodes.add(node(graph.message()));
      } else if (graph.field() == 5) {
        OnnxTensor tensor = new OnnxTensor(graph.message());
        tensors.put(tensor.name(), tensor);
      }
    }
  }

  private Node node(OnnxMessage message) {
    Node node = new Node("", new ArrayList<>(), new ArrayList<>());
    String operation = "";
    OnnxTensor constant = null;
    while (message.next()) {
      switch (message.field()) {
        case 1 -> node.inputs().add(message.text());
        case 2 -> node.outputs().add(message.text());
        case 4 -> operation = message.text();
        case 5 -> {
          OnnxTensor value = value(message.message());
          constant = value == null ? constant : value;
        }
        default -> {
          // names and documentation
        }
      }
    }
    if (operation.equals("Constant") && constant != null && !node.outputs().isEmpty()) {
      tensors.put(node.outputs().get(0), constant);
    }
    return new Node(operation, node.inputs(), node.outputs());
  }

  /** The tensor of an attribute; null if it has none. */
  private static OnnxTensor value(OnnxMessage attribute) {
    OnnxTensor tensor = null;
    while (attribute.next()) {
      tensor = attribute.field() == 5 ? new OnnxTensor(attribute.message()) : tensor;
    }
    return tensor;
  }

  /** All operations in their order. */
  List<Node> nodes() {
    return nodes;
  }

  /** A tensor that the file holds; null if it has none of that name. */
  OnnxTensor tensor(String name) {
    return tensors.get(name);
  }

  /** The names of all tensors. */
  Iterable<String> names() {
    return tensors.keySet();
  }

  /** The operations that read something. */
  List<Node> readers(String name) {
    return readers.getOrDefault(name, List.of());
  }
}
