package org.gleaner.network.part.recurrent;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gleaner.network.math.FloatBlock;
import org.gleaner.network.math.Rows;
import org.gleaner.network.math.Sequences;
import org.gleaner.network.part.Chance;
import org.gleaner.network.part.ExampleBatch;
import org.gleaner.network.part.ParameterBlock;
import org.gleaner.network.part.Parameters;
import org.gleaner.network.part.Part;
import org.gleaner.network.part.Pass;
import org.gleaner.network.part.TokenBatch;
import org.gleaner.network.part.embedding.Embedding;
import org.gleaner.network.part.embedding.WordEmbedding;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Against PyTorch in double precision; bench/golden/bilstm.py writes the file. */
final class BiLstmGoldenTest {
  private static final double TOLERANCE = 2e-6;
  private static final ObjectMapper JSON = new ObjectMapper();
  private static JsonNode golden;

  @BeforeAll
  static void read() throws Exception {
    try (InputStream in = BiLstmGoldenTest.class.getResourceAsStream("/golden/bilstm.json")) {
      golden = JSON.readTree(in);
    }
  }

  @Test
  void stepsMatchForwardAndBackward() {
    JsonNode expected = golden.get("steps");
    Lstm lstm = new Lstm("lstm", 4, 3, 2, States.ALL);
    Run run = new Run(lstm.blocks(), golden.get("parameters"));
    Sequences sequences = Sequences.of(lengths());
    Part.Step step = lstm.start(run.pass);
    Rows out = step.forward(Rows.of(sequences, rows(expected.get("input"), sequences, 4), 4));
    assertArrayEquals(rows(expected.get("output"), sequences, 6), out.values(), (float) TOLERANCE);
    float[] below = step.backward(rows(expected.get("outputGradient"), sequences, 6));
    assertArrayEquals(rows(expected.get("inputGradient"), sequences, 4), below, (float) TOLERANCE);
    run.check(expected.get("gradients"), List.of("W", "R", "b"));
  }

  @Test
  void lastStatesMatchForwardAndBackward() {
    JsonNode expected = golden.get("last");
    WordEmbedding table = new WordEmbedding(9, 4, WordEmbedding.Training.TUNED);
    Lstm lstm = new Lstm("lstm", 4, 3, 2, States.LAST);
    Run words = new Run(table.blocks(), JSON.createObjectNode().set("E", golden.get("table")));
    Run run = new Run(lstm.blocks(), golden.get("parameters"));
    List<int[]> tokens = new ArrayList<>();
    for (int i = 0; i < lengths().length; i++) {
      tokens.add(Arrays.copyOf(ints(golden.get("tokens").get(i)), lengths()[i]));
    }
    Sequences ones = Sequences.of(new int[] {tokens.size()});
    TokenBatch batch = TokenBatch.of(new ExampleBatch.TokenSequences(tokens, ones, null), 1, 9);
    Embedding.Step lookup = table.start(words.pass);
    Part.Step step = lstm.start(run.pass);
    Rows out = step.forward(batch.rows(lookup.forward(batch), 4));
    assertArrayEquals(flatten(expected.get("output")), out.values(), (float) TOLERANCE);
    lookup.backward(step.backward(flatten(expected.get("outputGradient"))));
    run.check(expected.get("gradients"), List.of("W", "R", "b"));
    float[] rowGradients = flatten(expected.get("tableGradient"));
    Arrays.fill(rowGradients, 0, 4, 0f); // the padding's row takes no part
    float[] actual = FloatBlock.read(words.gradients.get("E"));
    assertArrayEquals(rowGradients, actual, (float) TOLERANCE);
  }

  private static int[] ints(JsonNode node) {
    int[] numbers = new int[node.size()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = node.get(i).asInt();
    }
    return numbers;
  }

  /** Lengths of the sequences: token 0 is padding. */
  private static int[] lengths() {
    int[] lengths = new int[golden.get("tokens").size()];
    for (int i = 0; i < lengths.length; i++) {
      for (int token : ints(golden.get("tokens").get(i))) {
        lengths[i] += token > 0 ? 1 : 0;
      }
    }
    return lengths;
  }

  /** The rows of sequences out of an array [sequences, width, steps]. */
  private static float[] rows(JsonNode grid, Sequences sequences, int width) {
    float[] rows = new float[sequences.rows() * width];
    for (int i = 0; i < sequences.count(); i++) {
      for (int k = 0; k < sequences.length(i); k++) {
        for (int c = 0; c < width; c++) {
          rows[(sequences.begin(i) + k) * width + c] = (float) grid.get(i).get(c).get(k).asDouble();
        }
      }
    }
    return rows;
  }

  /** Parameters with values, and their gradients. */
  private static final class Run {
    final Map<String, INDArray> gradients = new HashMap<>();
    final Pass pass;

    Run(List<ParameterBlock> blocks, JsonNode parameters) {
      Map<String, INDArray> values = new HashMap<>();
      for (ParameterBlock block : blocks) {
        long[] shape = {block.rows(), block.columns()};
        INDArray value = Nd4j.createUninitialized(DataType.FLOAT, shape, 'c');
        FloatBlock.write(flatten(parameters.get(block.name())), value);
        values.put(block.name(), value);
        gradients.put(block.name(), Nd4j.create(DataType.FLOAT, shape));
      }
      Parameters all = new Parameters("", values, () -> gradients, null);
      pass = new Pass(all, new Chance(true, 1, 0), Map.of());
    }

    void check(JsonNode expected, List<String> keys) {
      for (String key : keys) {
        float[] actual = FloatBlock.read(gradients.get(key));
        assertArrayEquals(flatten(expected.get(key)), actual, (float) TOLERANCE, key);
      }
    }
  }

  private static float[] flatten(JsonNode node) {
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
