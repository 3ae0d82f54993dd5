package org.gleaner.network.part.attention;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.gleaner.network.math.FloatBlock;
import org.gleaner.network.math.Rows;
import org.gleaner.network.math.Sequences;
import org.gleaner.network.part.Chance;
import org.gleaner.network.part.Dropout;
import org.gleaner.network.part.Group;
import org.gleaner.network.part.LayerNorm;
import org.gleaner.network.part.Linear;
import org.gleaner.network.part.ParameterBlock;
import org.gleaner.network.part.Parameters;
import org.gleaner.network.part.Part;
import org.gleaner.network.part.Pass;
import org.gleaner.network.part.Residual;
import org.gleaner.network.part.Unit;
import org.gleaner.network.part.Units;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** A layer that is computed at once equals the parts it stands for. */
final class TransformerLayerTest {
  private static final int SIZE = 12;
  private static final int INNER = 20;
  private static final float TOLERANCE = 2e-5f;

  /** More rows than a span has, a sequence longer than a span or a tile, and empty ones. */
  private static final List<int[]> LENGTHS =
      List.of(
          new int[] {3, 0, 5},
          new int[] {200, 130, 129, 300, 1, 0},
          new int[] {0},
          new int[] {},
          new int[] {700, 2});

  @TestFactory
  Stream<DynamicTest> equalsItsParts() {
    List<DynamicTest> tests = new ArrayList<>();
    for (Unit unit : List.of(Unit.GELU, Unit.GELU_NEW, Unit.RELU)) {
      for (boolean normFirst : new boolean[] {false, true}) {
        for (double dropout : new double[] {0, 0.2}) {
          var shape = shape(SelfAttention.Kind.SOFTMAX, unit, normFirst, dropout);
          tests.add(
              DynamicTest.dynamicTest(
                  unit + ", normFirst " + normFirst + ", dropout " + dropout, () -> check(shape)));
        }
      }
    }
    for (boolean normFirst : new boolean[] {false, true}) {
      var shape = shape(SelfAttention.Kind.CAUSAL, Unit.GELU_NEW, normFirst, 0.2);
      tests.add(DynamicTest.dynamicTest("causal, normFirst " + normFirst, () -> check(shape)));
    }
    return tests.stream();
  }

  private static TransformerLayer.Shape shape(
      SelfAttention.Kind attention, Unit unit, boolean normFirst, double dropout) {
    return new TransformerLayer.Shape(
        SIZE, attention, 3, INNER, unit, normFirst, 1e-6, dropout, dropout / 2, 0.3);
  }

  @Test
  void linearAttentionIsRefused() {
    IllegalArgumentException e =
        assertThrows(
            IllegalArgumentException.class,
            () -> shape(SelfAttention.Kind.LINEAR, Unit.GELU, false, 0));
    assertEquals(
        "Cannot make a layer of attention: LINEAR. Accepted: SOFTMAX, CAUSAL", e.getMessage());
  }

  /** A row is that of its sequence cut after it, whatever follows and stands beside it. */
  @Test
  void causalRowsSeeNoLaterRows() {
    Part layer =
        new TransformerLayer("layer", shape(SelfAttention.Kind.CAUSAL, Unit.GELU_NEW, true, 0));
    float[] input = random(300 * SIZE, 1);
    float[] whole = run(layer, input, 300);
    for (int length : new int[] {1, 2, 127, 128, 129, 257}) {
      float[] cut = run(layer, java.util.Arrays.copyOf(input, length * SIZE), length);
      assertArrayEquals(java.util.Arrays.copyOf(whole, cut.length), cut, TOLERANCE);
      float[] other = input.clone();
      for (int i = length * SIZE; i < other.length; i++) {
        other[i] = -3 * other[i] + 5;
      }
      float[] changed = run(layer, other, 300);
      assertArrayEquals(cut, java.util.Arrays.copyOf(changed, cut.length), TOLERANCE);
      float[] apart = run(layer, input, length, 300 - length);
      assertArrayEquals(cut, java.util.Arrays.copyOf(apart, cut.length), TOLERANCE);
    }
  }

  private static float[] run(Part layer, float[] input, int... lengths) {
    return new Run(layer, Rows.of(Sequences.of(lengths), input, SIZE), false).out;
  }

  private static void check(TransformerLayer.Shape shape) {
    Part layer = new TransformerLayer("layer", shape);
    Part parts = parts(shape);
    assertEquals(names(parts), names(layer));
    for (int[] lengths : LENGTHS) {
      Sequences sequences = Sequences.of(lengths);
      float[] input = random(sequences.rows() * SIZE, 1);
      Rows rows = Rows.of(sequences, input, SIZE);
      for (boolean training : new boolean[] {false, true}) {
        Run ours = new Run(layer, rows, training);
        Run theirs = new Run(parts, rows, training);
        assertArrayEquals(theirs.out, ours.out, TOLERANCE);
        if (training) {
          assertArrayEquals(theirs.below, ours.below, TOLERANCE);
          theirs.gradients.forEach(
              (name, gradient) -> assertClose(name, gradient, ours.gradients.get(name)));
        }
      }
    }
  }

  /** Sums over many rows, so the difference is relative to the greatest of them. */
  private static void assertClose(String name, INDArray expected, INDArray actual) {
    double most = expected.amaxNumber().doubleValue();
    float[] difference = FloatBlock.read(expected.sub(actual).divi(Math.max(1, most)));
    assertArrayEquals(new float[difference.length], difference, TOLERANCE, name);
  }

  private static List<String> names(Part part) {
    return part.blocks().stream().map(block -> block.name() + block.rows() + block.size()).toList();
  }

  private static Part parts(TransformerLayer.Shape shape) {
    List<Part> attention = new ArrayList<>();
    List<Part> units = new ArrayList<>();
    if (shape.normFirst) {
      attention.add(new LayerNorm("norm", SIZE, shape.epsilon));
      units.add(new LayerNorm("norm", SIZE, shape.epsilon));
    }
    attention.add(
        new SelfAttention(
            "heads",
            SIZE,
            SIZE,
            shape.heads,
            shape.attention,
            shape.attentionDropout,
            shape.deviation));
    attention.add(new Dropout("attention-dropout", SIZE, shape.dropout));
    units.add(new Units("inner", SIZE, INNER, shape.unit, shape.deviation));
    units.add(new Linear("outer", INNER, SIZE, shape.deviation));
    units.add(new Dropout("units-dropout", SIZE, shape.dropout));
    List<Part> all = new ArrayList<>();
    all.add(new Residual("attention", attention));
    if (!shape.normFirst) {
      all.add(new LayerNorm("attention-norm", SIZE, shape.epsilon));
    }
    all.add(new Residual("units", units));
    if (!shape.normFirst) {
      all.add(new LayerNorm("units-norm", SIZE, shape.epsilon));
    }
    return new Group("layer", all);
  }

  private static float[] random(int size, long seed) {
    Random random = new Random(seed);
    float[] values = new float[size];
    for (int i = 0; i < size; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return values;
  }

  /** A pass of a part, forward and, in training, backward. */
  private static final class Run {
    final Map<String, INDArray> values = new HashMap<>();
    final Map<String, INDArray> gradients = new HashMap<>();
    final float[] out;
    float[] below;

    Run(Part part, Rows rows, boolean training) {
      for (ParameterBlock block : part.blocks()) {
        float[] value = random((int) block.size(), block.name().hashCode());
        for (int i = 0; i < value.length; i++) {
          value[i] *= 0.3f;
        }
        long[] shape = {block.rows(), block.columns()};
        values.put(block.name(), Nd4j.createFromArray(value).reshape('c', shape));
        gradients.put(block.name(), Nd4j.zeros(DataType.FLOAT, shape));
      }
      Parameters parameters = new Parameters("", values, () -> gradients, null);
      Part.Step step = part.start(new Pass(parameters, new Chance(training, 7, 3), Map.of()));
      out = step.forward(rows).values();
      if (training) {
        below = step.backward(random(out.length, 2));
      }
    }
  }
}
