package org.gleaner.network.head;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.gleaner.network.math.FloatBlock;
import org.gleaner.network.math.Rows;
import org.gleaner.network.math.Sequences;
import org.gleaner.network.part.Chance;
import org.gleaner.network.part.Example;
import org.gleaner.network.part.ParameterBlock;
import org.gleaner.network.part.Parameters;
import org.gleaner.network.part.Pass;
import org.gleaner.network.part.Targets;
import org.gleaner.network.part.Unit;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** What every head keeps: gradients of its inputs and parameters, weights, examples of windows. */
final class OutputHeadsTest {
  private static final int WIDTH = 3;

  /** A head and the targets of examples of 1, 3 and 0 rows. */
  private record Case(String name, Head head, List<float[]> targets) {
    static Case of(String name, Head head, float[]... targets) {
      return new Case(name, head, List.of(targets));
    }
  }

  private static final List<Case> CASES =
      List.of(
          Case.of(
              "softmax",
              new SoftmaxHead("h", WIDTH, 4, 0),
              new float[] {0, 1, 0, 0},
              new float[] {0, 0, 0, 1},
              new float[] {1, 0, 0, 0}),
          Case.of(
              "logistic",
              new LogisticHead("h", WIDTH, 2, 0),
              new float[] {0, 1},
              new float[] {1, 1},
              new float[] {0, 0}),
          Case.of(
              "squared",
              new SquaredHead("h", WIDTH, 2, 0),
              new float[] {0.5f, Float.NaN},
              new float[] {-1, 2},
              new float[] {0, 0}),
          Case.of(
              "segment",
              new SegmentHead("h", WIDTH),
              new float[] {1},
              new float[] {0, 1, 0},
              new float[] {}),
          Case.of(
              "margin",
              new MarginHead("h", WIDTH),
              new float[] {0, 1, 0},
              new float[] {1, 0, 0},
              new float[] {0, 0, 1}),
          Case.of(
              "choice",
              new ChoiceHead("h", WIDTH, 0),
              new float[] {1},
              new float[] {0, 1, 0},
              new float[] {}),
          Case.of(
              "replaced",
              new ReplacedHead("h", WIDTH, Unit.GELU, 3),
              new float[] {1},
              new float[] {0, 1, 0},
              new float[] {}),
          Case.of(
              "crf",
              new CrfHead("h", WIDTH, 3, 0, true),
              new float[] {2},
              new float[] {0, 1, 1},
              new float[] {}),
          Case.of(
              "span",
              new SpanHead("h", WIDTH, 0),
              new float[] {0, 0},
              new float[] {1, 2},
              new float[] {0, 0}));

  private final Random random = new Random(6);

  private static Stream<DynamicTest> each(java.util.function.Consumer<Case> check) {
    return CASES.stream().map(c -> DynamicTest.dynamicTest(c.name, () -> check.accept(c)));
  }

  private static Targets targets(Case c, float factor) {
    List<Example> examples = new ArrayList<>();
    for (int i = 0; i < c.targets.size(); i++) {
      examples.add(new Example(new int[0][], c.targets.get(i), factor * (1 + i)));
    }
    return Targets.unpack(Targets.pack(examples), examples.size());
  }

  /** Parameters with random values, and their gradients. */
  private final class Values {
    final Map<String, INDArray> values = new HashMap<>();
    final Map<String, INDArray> gradients = new HashMap<>();

    Values(Head head) {
      for (ParameterBlock block : head.blocks()) {
        long[] shape = {block.rows(), block.columns()};
        float[] numbers = new float[(int) block.size()];
        for (int i = 0; i < numbers.length; i++) {
          numbers[i] = (float) random.nextGaussian() / 2;
        }
        values.put(block.name(), Nd4j.create(numbers, shape, 'c'));
        gradients.put(block.name(), Nd4j.create(DataType.FLOAT, shape));
      }
    }

    Pass pass() {
      Parameters all = new Parameters("", values, () -> gradients, null);
      return new Pass(all, new Chance(true, 1, 0), Map.of());
    }
  }

  private float[] rows() {
    float[] rows = new float[4 * WIDTH];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = (float) random.nextGaussian() / 2;
    }
    return rows;
  }

  private static Rows rows(float[] values) {
    return Rows.of(Sequences.of(new int[] {1, 3, 0}), values, WIDTH);
  }

  @TestFactory
  Stream<DynamicTest> derivativesMatchDifferencesOfTheLoss() {
    return each(this::checkGradients);
  }

  private void checkGradients(Case c) {
    Values values = new Values(c.head);
    float[] rows = rows();
    Supplier<Double> loss = () -> c.head.start(values.pass(), rows(rows)).loss(targets(c, 1));
    Head.Step step = c.head.start(values.pass(), rows(rows));
    step.loss(targets(c, 1));
    float[] below = step.backward();
    for (int i = 0; i < rows.length; i++) {
      int at = i;
      assertEquals(difference(loss, rows[i], v -> rows[at] = v), below[i], 2e-2, "row " + i);
    }
    values.values.forEach(
        (name, value) -> {
          float[] gradient = FloatBlock.read(values.gradients.get(name));
          for (int i = 0; i < gradient.length; i++) {
            int at = i;
            double expected = difference(loss, value.getFloat(i), v -> value.putScalar(at, v));
            assertEquals(expected, gradient[i], 2e-2, name + " " + i);
          }
        });
  }

  private interface Setter {
    void set(float value);
  }

  private static double difference(Supplier<Double> loss, float at, Setter setter) {
    float step = 0.01f;
    setter.set(at + step);
    double above = loss.get();
    setter.set(at - step);
    double below = loss.get();
    setter.set(at);
    return (above - below) / (2 * step);
  }

  /** The field of labels has no weights: its texts all count the same. */
  @TestFactory
  Stream<DynamicTest> aWeightMultipliesTheLoss() {
    return each(
        c -> {
          Values values = new Values(c.head);
          float[] rows = rows();
          double once = c.head.start(values.pass(), rows(rows)).loss(targets(c, 1));
          double thrice = c.head.start(values.pass(), rows(rows)).loss(targets(c, 3));
          assertEquals(c.name.equals("crf") ? once : 3 * once, thrice, 1e-4 * Math.abs(once));
        });
  }

  @TestFactory
  Stream<DynamicTest> everyExampleHasOutputsAndAnEmptyOneHasNone() {
    return each(
        c -> {
          List<float[]> outputs = c.head.start(new Values(c.head).pass(), rows(rows())).outputs();
          assertEquals(3, outputs.size());
          assertEquals(3 * outputs.get(0).length, outputs.get(1).length);
          assertEquals(0, outputs.get(2).length);
        });
  }

  /** Three equal windows lose what one does. */
  @Test
  void aTextInWindowsWeighsAsMuchAsOne() {
    SoftmaxHead head = new SoftmaxHead("h", WIDTH, 2, 0);
    Values values = new Values(head);
    float[] one = {0.3f, -0.2f, 0.7f};
    float[] three = new float[9];
    for (int i = 0; i < 9; i++) {
      three[i] = one[i % 3];
    }
    float[] target = {0, 1};
    List<Example> example = List.of(new Example(new int[0][], target, 2));
    Targets targets = Targets.unpack(Targets.pack(example), 1);
    Rows single = Rows.of(Sequences.of(new int[] {1}), one, WIDTH);
    Rows windows = Rows.of(Sequences.of(new int[] {3}), three, WIDTH);
    Head.Step first = head.start(values.pass(), single);
    Head.Step second = head.start(values.pass(), windows);
    assertEquals(first.loss(targets), second.loss(targets), 1e-6);
    float[] expected = first.backward();
    float[] actual = second.backward();
    for (int i = 0; i < 9; i++) {
      assertEquals(expected[i % 3] / 3, actual[i], 1e-6);
    }
  }

  /** Each example has a softmax of its own, and equal rows equal shares. */
  @Test
  void aChoiceIsAmongTheRowsOfItsExample() {
    ChoiceHead head = new ChoiceHead("h", WIDTH, 0);
    Values values = new Values(head);
    Head.Step step = head.start(values.pass(), rows(new float[4 * WIDTH]));
    assertArrayEquals(new float[] {1}, step.outputs().get(0), 1e-6f);
    assertArrayEquals(new float[] {1 / 3f, 1 / 3f, 1 / 3f}, step.outputs().get(1), 1e-6f);
    List<Example> examples =
        List.of(
            new Example(new int[0][], new float[] {1}, 1),
            new Example(new int[0][], new float[] {0, 0, 1}, 2),
            new Example(new int[0][], new float[] {}, 1));
    double loss = step.loss(Targets.unpack(Targets.pack(examples), 3));
    assertEquals(2 * Math.log(3), loss, 1e-6);
    examples =
        List.of(
            new Example(new int[0][], new float[1], 1),
            new Example(new int[0][], new float[3], 1),
            new Example(new int[0][], new float[] {}, 1));
    step = head.start(values.pass(), rows(rows()));
    assertEquals(0, step.loss(Targets.unpack(Targets.pack(examples), 3)), 0);
    assertArrayEquals(new float[4 * WIDTH], step.backward());
  }

  @Test
  void marginPunishesAShortLengthOfTheLabelAndLongOnesOfOthers() {
    MarginHead head = new MarginHead("h", 2);
    float[] lengths = {0.6f, 0.3f, 0.05f, 0.95f};
    Rows rows = Rows.of(Sequences.of(new int[] {1, 1}), lengths, 2);
    List<Example> examples =
        List.of(
            new Example(new int[0][], new float[] {1, 0}, 1),
            new Example(new int[0][], new float[] {0, 1}, 2));
    Head.Step step = head.start(new Values(head).pass(), rows);
    double loss = step.loss(Targets.unpack(Targets.pack(examples), 2));
    assertEquals(0.3 * 0.3 + 0.5 * 0.2 * 0.2, loss, 1e-6);
    assertArrayEquals(new float[] {-0.6f, 0.2f, 0, 0}, step.backward(), 1e-6f);
  }

  @Test
  void theSecondLabelOfAWeightOfTwoCountsTwice() {
    MarginHead head = new MarginHead("h", 2);
    Rows rows = Rows.of(Sequences.of(new int[] {1}), new float[] {0.5f, 0.5f}, 2);
    List<Example> example = List.of(new Example(new int[0][], new float[] {0, 1}, 2));
    Head.Step step = head.start(new Values(head).pass(), rows);
    double loss = step.loss(Targets.unpack(Targets.pack(example), 1));
    assertEquals(2 * (0.4 * 0.4 + 0.5 * 0.4 * 0.4), loss, 1e-6);
    assertArrayEquals(new float[] {0.8f, -1.6f}, step.backward(), 1e-6f);
  }

  @Test
  void aLabelThatIsNotKnownIsRefused() {
    CrfHead head = new CrfHead("h", WIDTH, 3, 0, true);
    for (float label : new float[] {-1, 3}) {
      Rows rows = Rows.of(Sequences.of(new int[] {1}), new float[WIDTH], WIDTH);
      List<Example> example = List.of(new Example(new int[0][], new float[] {label}, 1));
      Targets targets = Targets.unpack(Targets.pack(example), 1);
      Head.Step step = head.start(new Values(head).pass(), rows);
      Exception e = assertThrows(IllegalArgumentException.class, () -> step.loss(targets));
      assertEquals(
          "Cannot learn label number: " + (int) label + ". Accepted: 0 to 2", e.getMessage());
    }
  }
}
