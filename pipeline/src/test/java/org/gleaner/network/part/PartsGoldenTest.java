package org.gleaner.network.part;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.gleaner.network.math.FloatBlock;
import org.gleaner.network.math.Rows;
import org.gleaner.network.math.Sequences;
import org.gleaner.network.part.attention.AttentionPooling;
import org.gleaner.network.part.attention.SelfAttention;
import org.gleaner.network.part.capsule.CapsuleLengths;
import org.gleaner.network.part.capsule.Capsules;
import org.gleaner.network.part.convolution.Convolution;
import org.gleaner.network.part.convolution.ConvolutionPooling;
import org.gleaner.network.part.recurrent.Gru;
import org.gleaner.network.part.recurrent.Lstm;
import org.gleaner.network.part.recurrent.States;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Every part against PyTorch in double precision; bench/golden/parts.py writes the file. */
final class PartsGoldenTest {
  private static final float TOLERANCE = 3e-6f;

  private static final Map<String, Part> PARTS =
      Map.ofEntries(
          Map.entry("lstm-all", new Lstm("p", 4, 3, 1, States.ALL)),
          Map.entry("lstm-last", new Lstm("p", 4, 3, 2, States.LAST)),
          Map.entry("gru-all", new Gru("p", 4, 3, 2, States.ALL)),
          Map.entry("gru-last", new Gru("p", 4, 3, 1, States.LAST)),
          Map.entry("convolution-pooling", new ConvolutionPooling("p", 4, List.of(2, 3), 3)),
          Map.entry("convolution", new Convolution("p", 4, 3, 3)),
          Map.entry("attention-pooling", new AttentionPooling("p", 4, 3)),
          Map.entry("softmax-heads", new SelfAttention("p", 4, 6, 2, SelfAttention.Kind.SOFTMAX)),
          Map.entry("causal-heads", new SelfAttention("p", 4, 6, 2, SelfAttention.Kind.CAUSAL)),
          Map.entry("linear-heads", new SelfAttention("p", 4, 6, 2, SelfAttention.Kind.LINEAR)),
          Map.entry("layer-norm", new LayerNorm("p", 4)),
          Map.entry(
              "residual",
              new Residual(
                  "p",
                  List.of(
                      new LayerNorm("norm", 4),
                      new Dense("inner", 4, 5),
                      new Linear("outer", 5, 4)))),
          Map.entry("capsules", new Capsules("p", 4, 2, 3, 2, 3, true)),
          Map.entry("class-capsules", new Capsules("p", 4, 2, 3, 2, 3, false)),
          Map.entry("lengths", new CapsuleLengths("p", 4, 2)),
          Map.entry("mean", new Pooling("p", 4, Pooling.Kind.MEAN)),
          Map.entry("max", new Pooling("p", 4, Pooling.Kind.MAX)),
          Map.entry("last", new Pooling("p", 4, Pooling.Kind.LAST)));

  @TestFactory
  Stream<DynamicTest> everyPartMatches() throws Exception {
    JsonNode golden;
    try (InputStream in = PartsGoldenTest.class.getResourceAsStream("/golden/parts.json")) {
      golden = new ObjectMapper().readTree(in);
    }
    assertEquals(PARTS.size(), golden.size());
    return Stream.iterate(0, i -> i < golden.size(), i -> i + 1)
        .map(golden::get)
        .flatMap(
            node -> {
              String name = node.get("name").asText();
              return Stream.of(
                  DynamicTest.dynamicTest(name, () -> checkPlain(PARTS.get(name), node)),
                  DynamicTest.dynamicTest(
                      name + ", vectors stored once", () -> checkShared(PARTS.get(name), node)));
            });
  }

  private static void checkPlain(Part part, JsonNode golden) {
    float[] input = flat(golden.get("input"));
    check(part, golden, Rows.of(sequences(golden), input, 4), flat(golden.get("inputGradient")));
  }

  /** The stored vectors stand in another order, with one more that no row has. */
  private static void checkShared(Part part, JsonNode golden) {
    float[] input = flat(golden.get("input"));
    int rows = input.length / 4;
    float[] stored = new float[input.length + 4];
    float[] gradient = new float[stored.length];
    int[] places = new int[rows];
    for (int row = 0; row < rows; row++) {
      places[row] = rows - row;
      System.arraycopy(input, row * 4, stored, places[row] * 4, 4);
      System.arraycopy(flat(golden.get("inputGradient")), row * 4, gradient, places[row] * 4, 4);
    }
    check(part, golden, Rows.shared(sequences(golden), stored, 4, places), gradient);
  }

  private static Sequences sequences(JsonNode golden) {
    int[] lengths = new int[golden.get("lengths").size()];
    for (int i = 0; i < lengths.length; i++) {
      lengths[i] = golden.get("lengths").get(i).asInt();
    }
    return Sequences.of(lengths);
  }

  private static void check(Part part, JsonNode golden, Rows in, float[] inputGradient) {
    Map<String, INDArray> values = new HashMap<>();
    Map<String, INDArray> gradients = new HashMap<>();
    for (ParameterBlock block : part.blocks()) {
      float[] value = flat(golden.get("parameters").get(block.name()));
      long[] shape = {block.rows(), block.columns()};
      values.put(block.name(), Nd4j.createFromArray(value).reshape('c', shape));
      gradients.put(block.name(), Nd4j.valueArrayOf(shape, 7.0, DataType.FLOAT));
    }
    Part.Step step =
        part.start(
            new Pass(
                new Parameters("", values, () -> gradients, null),
                new Chance(true, 1, 0),
                Map.of()));
    Rows out = step.forward(in);
    assertArrayEquals(flat(golden.get("output")), out.expanded(), TOLERANCE);
    float[] above = flat(golden.get("outputGradient"));
    assertArrayEquals(inputGradient, step.backward(out.collapsed(above)), TOLERANCE);
    for (ParameterBlock block : part.blocks()) {
      float[] expected = flat(golden.get("gradients").get(block.name()));
      float[] actual = FloatBlock.read(gradients.get(block.name()).sub(7));
      assertArrayEquals(expected, actual, TOLERANCE, block.name());
    }
  }

  private static float[] flat(JsonNode node) {
    List<Float> values = new ArrayList<>();
    collect(node, values);
    float[] result = new float[values.size()];
    for (int i = 0; i < result.length; i++) {
      result[i] = values.get(i);
    }
    return result;
  }

  private static void collect(JsonNode node, List<Float> values) {
    if (node.isArray()) {
      node.forEach(child -> collect(child, values));
    } else {
      values.add((float) node.asDouble());
    }
  }
}
