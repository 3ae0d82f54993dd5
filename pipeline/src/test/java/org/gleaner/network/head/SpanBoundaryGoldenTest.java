package org.gleaner.network.head;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gleaner.network.math.FloatBlock;
import org.gleaner.network.math.Rows;
import org.gleaner.network.math.Sequences;
import org.gleaner.network.part.Chance;
import org.gleaner.network.part.Example;
import org.gleaner.network.part.LayerNorm;
import org.gleaner.network.part.ParameterBlock;
import org.gleaner.network.part.Parameters;
import org.gleaner.network.part.Part;
import org.gleaner.network.part.Pass;
import org.gleaner.network.part.Targets;
import org.gleaner.network.part.Unit;
import org.gleaner.network.part.Units;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Masked tokens and the span boundary objective against PyTorch in double precision;
 * bench/golden/span_boundary.py writes the file.
 */
final class SpanBoundaryGoldenTest {
  private static final float TOLERANCE = 3e-6f;
  private static final int WIDTH = 4;
  private static final int NARROW = 3;
  private static final int VOCABULARY = 7;

  private static JsonNode golden;

  private final Map<String, INDArray> values = new HashMap<>();
  private final Map<String, INDArray> gradients = new HashMap<>();

  @BeforeAll
  static void read() throws Exception {
    try (InputStream in =
        SpanBoundaryGoldenTest.class.getResourceAsStream("/golden/span_boundary.json")) {
      golden = new ObjectMapper().readTree(in);
    }
  }

  private static MaskedHead head(boolean boundary) {
    double epsilon = golden.get("epsilon").asDouble();
    List<Part> transform =
        List.of(
            new Units("transform", WIDTH, NARROW, Unit.GELU, 0.02),
            new LayerNorm("norm", NARROW, epsilon));
    return new MaskedHead(
        "output",
        transform,
        VOCABULARY,
        false,
        boundary ? new SpanBoundary(WIDTH, NARROW, VOCABULARY, epsilon) : null);
  }

  private void add(String name, JsonNode value, long... shape) {
    values.put(name, Nd4j.createFromArray(flat(value)).reshape('c', shape));
    gradients.put(name, Nd4j.valueArrayOf(shape, 7.0, DataType.FLOAT));
  }

  private Head.Step start(MaskedHead head) {
    add("encoder.E", golden.get("table"), VOCABULARY, NARROW);
    for (ParameterBlock block : head.blocks()) {
      JsonNode value = golden.get("parameters").get(block.name());
      add("output." + block.name(), value, block.rows(), block.columns());
    }
    List<int[]> picked = new ArrayList<>();
    golden.get("places").forEach(places -> picked.add(ints(places)));
    int[] lengths = picked.stream().mapToInt(places -> places.length).toArray();
    Parameters all = new Parameters("", values, () -> gradients, null);
    Pass pass = new Pass(all.of("output"), new Chance(true, 1, 0), Map.of(), picked);
    return head.start(pass, Rows.of(Sequences.of(lengths), flat(golden.get("rows")), WIDTH));
  }

  private static Targets targets() {
    List<Example> examples = new ArrayList<>();
    for (int i = 0; i < golden.get("targets").size(); i++) {
      float weight = (float) golden.get("weights").get(i).asDouble();
      examples.add(new Example(new int[0][], flat(golden.get("targets").get(i)), weight));
    }
    return Targets.unpack(Targets.pack(examples), examples.size());
  }

  @Test
  void lossAndGradientsMatch() {
    MaskedHead head = head(true);
    Head.Step step = start(head);
    assertEquals(golden.get("loss").asDouble(), step.loss(targets()), 1e-5);
    assertArrayEquals(flat(golden.get("rowsGradient")), step.backward(), TOLERANCE);
    check("encoder.E", golden.get("tableGradient"));
    Set<String> names = new HashSet<>();
    for (ParameterBlock block : head.blocks()) {
      names.add(block.name());
      check("output." + block.name(), golden.get("gradients").get(block.name()));
    }
    Set<String> expected = new HashSet<>();
    golden.get("parameters").fieldNames().forEachRemaining(expected::add);
    assertEquals(expected, names);
  }

  private void check(String name, JsonNode expected) {
    float[] actual = FloatBlock.read(gradients.get(name).sub(7));
    assertArrayEquals(flat(expected), actual, TOLERANCE, name);
  }

  /** A head without a boundary passes over the rows of tokens that are seen. */
  @Test
  void maskedTokensLoseTheSameWithoutABoundary() {
    double own = golden.get("loss").asDouble() - golden.get("lossOfSpans").asDouble();
    assertEquals(own, start(head(false)).loss(targets()), 1e-5);
  }

  private static int[] ints(JsonNode node) {
    int[] numbers = new int[node.size()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = node.get(i).asInt();
    }
    return numbers;
  }

  private static float[] flat(JsonNode node) {
    List<Float> numbers = new ArrayList<>();
    collect(node, numbers);
    float[] result = new float[numbers.size()];
    for (int i = 0; i < result.length; i++) {
      result[i] = numbers.get(i);
    }
    return result;
  }

  private static void collect(JsonNode node, List<Float> numbers) {
    if (node.isArray()) {
      node.forEach(child -> collect(child, numbers));
    } else {
      numbers.add((float) node.asDouble());
    }
  }
}
