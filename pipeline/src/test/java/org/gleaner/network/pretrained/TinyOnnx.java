package org.gleaner.network.pretrained;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * An ONNX file of a BERT with one layer of width 6, two heads, 5 inner units and 8 pieces, as
 * PyTorch exports it: products without the names of their weights.
 */
final class TinyOnnx {
  private static final int WIDTH = 6;
  private static final int INNER = 5;
  private static final int NODE = 1;
  private static final int TENSOR = 5;

  private final ByteArrayOutputStream graph = new ByteArrayOutputStream();

  private TinyOnnx() {}

  static byte[] bytes() {
    TinyOnnx file = new TinyOnnx();
    file.tensor("embeddings.word_embeddings.weight", 8, WIDTH);
    file.tensor("embeddings.position_embeddings.weight", 7, WIDTH);
    file.tensor("embeddings.token_type_embeddings.weight", 2, WIDTH);
    file.norm("embeddings.LayerNorm");
    for (String name : List.of("query", "key", "value")) {
      file.product("encoder.layer.0.attention.self." + name, WIDTH, WIDTH);
    }
    file.tensor("root", new float[] {(float) Math.sqrt(3)});
    file.node("Div", "scores", "root", "scaled");
    file.product("encoder.layer.0.attention.output.dense", WIDTH, WIDTH);
    file.norm("encoder.layer.0.attention.output.LayerNorm");
    file.product("encoder.layer.0.intermediate.dense", WIDTH, INNER);
    file.product("encoder.layer.0.output.dense", INNER, WIDTH);
    file.norm("encoder.layer.0.output.LayerNorm");
    ByteArrayOutputStream model = new ByteArrayOutputStream();
    field(model, 7, file.graph.toByteArray());
    return model.toByteArray();
  }

  private void norm(String name) {
    tensor(name + ".weight", WIDTH);
    tensor(name + ".bias", WIDTH);
  }

  private void product(String name, int inputs, int outputs) {
    tensor("onnx::MatMul_" + name, inputs, outputs);
    tensor(name + ".bias", outputs);
    node("MatMul", "x" + name, "onnx::MatMul_" + name, "p" + name);
    node("Add", name + ".bias", "p" + name, "y" + name);
  }

  private void node(String operation, String first, String second, String output) {
    ByteArrayOutputStream node = new ByteArrayOutputStream();
    field(node, 1, utf8(first));
    field(node, 1, utf8(second));
    field(node, 2, utf8(output));
    field(node, 4, utf8(operation));
    field(graph, NODE, node.toByteArray());
  }

  private void tensor(String name, int... shape) {
    int size = 1;
    for (int side : shape) {
      size *= side;
    }
    float[] values = new float[size];
    for (int i = 0; i < size; i++) {
      values[i] = (float) Math.sin(i + name.length());
    }
    tensor(name, values, shape);
  }

  private void tensor(String name, float[] values, int... shape) {
    ByteArrayOutputStream tensor = new ByteArrayOutputStream();
    for (int side : shape) {
      tensor.write(1 << 3);
      varint(tensor, side);
    }
    tensor.write(2 << 3);
    varint(tensor, 1);
    field(tensor, 8, utf8(name));
    ByteBuffer raw = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    raw.asFloatBuffer().put(values);
    field(tensor, 9, raw.array());
    field(graph, TENSOR, tensor.toByteArray());
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static void field(ByteArrayOutputStream out, int number, byte[] content) {
    out.write((number << 3) | 2);
    varint(out, content.length);
    out.writeBytes(content);
  }

  private static void varint(ByteArrayOutputStream out, int value) {
    int rest = value;
    while (rest > 0x7f) {
      out.write((rest & 0x7f) | 0x80);
      rest >>>= 7;
    }
    out.write(rest);
  }
}
