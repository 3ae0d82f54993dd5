package org.gleaner.network.part.recurrent;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.gleaner.network.layer.TextBody;
import org.gleaner.network.layer.VectorBody;
import org.gleaner.network.math.FloatBlock;
import org.gleaner.network.part.embedding.WordEmbedding;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Against PyTorch in double precision; bench/golden/bilstm.py writes the file. */
final class BiLstmGoldenTest {
  private static final double TOLERANCE = 2e-6;
  private static JsonNode golden;

  @BeforeAll
  static void read() throws Exception {
    try (InputStream in = BiLstmGoldenTest.class.getResourceAsStream("/golden/bilstm.json")) {
      golden = new ObjectMapper().readTree(in);
    }
  }

  @Test
  void stepsMatchForwardAndBackward() {
    JsonNode expected = golden.get("steps");
    org.deeplearning4j.nn.api.Layer layer =
        layer(new VectorBody(List.of(new Lstm("lstm", 4, 3, 2, States.ALL))));
    set(layer, "lstm.", golden.get("parameters"));
    INDArray mask = array(golden.get("tokens"));
    layer.setMaskArray(mask.gt(0).castTo(DataType.FLOAT));
    layer.setInput(array(expected.get("input")), LayerWorkspaceMgr.noWorkspaces());
    check(expected.get("output"), layer.activate(true, LayerWorkspaceMgr.noWorkspaces()));
    Pair<Gradient, INDArray> back =
        layer.backpropGradient(
            array(expected.get("outputGradient")), LayerWorkspaceMgr.noWorkspaces());
    check(expected.get("inputGradient"), back.getSecond());
    checkGradients(expected.get("gradients"), "lstm.", back.getFirst());
  }

  @Test
  void lastStatesMatchForwardAndBackward() {
    JsonNode expected = golden.get("last");
    WordEmbedding table = new WordEmbedding(9, 4, WordEmbedding.Training.TUNED);
    Lstm lstm = new Lstm("lstm", 4, 3, 2, States.LAST);
    org.deeplearning4j.nn.api.Layer layer = layer(new TextBody(9, 1, 1, 0, table, List.of(lstm)));
    set(layer, "lstm.", golden.get("parameters"));
    FloatBlock.write(flatten(golden.get("table")), layer.getParam("E"));
    layer.setInput(array(golden.get("tokens")), LayerWorkspaceMgr.noWorkspaces());
    check(expected.get("output"), layer.activate(true, LayerWorkspaceMgr.noWorkspaces()));
    Gradient gradient =
        layer
            .backpropGradient(
                array(expected.get("outputGradient")), LayerWorkspaceMgr.noWorkspaces())
            .getFirst();
    checkGradients(expected.get("gradients"), "lstm.", gradient);
    INDArray rows = gradient.getGradientFor("E");
    float[] rowGradients = flatten(expected.get("tableGradient"));
    java.util.Arrays.fill(rowGradients, 0, 4, 0f); // the padding's row takes no part
    assertArrayEquals(rowGradients, FloatBlock.read(rows), (float) TOLERANCE);
  }

  private static org.deeplearning4j.nn.api.Layer layer(Layer declared) {
    declared.setLayerName("layer");
    NeuralNetConfiguration conf =
        new NeuralNetConfiguration.Builder().dataType(DataType.FLOAT).layer(declared).build();
    long size = conf.getLayer().initializer().numParams(conf);
    INDArray parameters = Nd4j.create(DataType.FLOAT, 1, size);
    org.deeplearning4j.nn.api.Layer layer =
        conf.getLayer().instantiate(conf, null, 0, parameters, true, DataType.FLOAT);
    layer.setBackpropGradientsViewArray(Nd4j.create(DataType.FLOAT, 1, size));
    return layer;
  }

  private static void set(
      org.deeplearning4j.nn.api.Layer layer, String prefix, JsonNode parameters) {
    for (String key : List.of("W", "R", "b")) {
      FloatBlock.write(flatten(parameters.get(key)), layer.getParam(prefix + key));
    }
  }

  private static void checkGradients(JsonNode expected, String prefix, Gradient actual) {
    for (String key : List.of("W", "R", "b")) {
      check(expected.get(key), actual.getGradientFor(prefix + key));
    }
  }

  private static void check(JsonNode expected, INDArray actual) {
    assertArrayEquals(array(expected).shape(), actual.shape());
    assertArrayEquals(flatten(expected), FloatBlock.read(actual), (float) TOLERANCE);
  }

  private static INDArray array(JsonNode node) {
    List<Long> shape = new ArrayList<>();
    for (JsonNode level = node; level.isArray(); level = level.get(0)) {
      shape.add((long) level.size());
    }
    long[] sizes = shape.stream().mapToLong(Long::longValue).toArray();
    INDArray array = Nd4j.createUninitialized(DataType.FLOAT, sizes, 'c');
    FloatBlock.write(flatten(node), array);
    return array;
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
