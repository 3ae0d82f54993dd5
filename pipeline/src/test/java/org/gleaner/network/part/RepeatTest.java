package org.gleaner.network.part;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import org.gleaner.network.math.Rows;
import org.gleaner.network.math.Sequences;
import org.gleaner.network.part.recurrent.Gru;
import org.gleaner.network.part.recurrent.States;
import org.junit.jupiter.api.Test;

/** Parameters that are used several times in one pass. */
final class RepeatTest {
  private static final int WIDTH = 4;
  private static final Sequences SEQUENCES = Sequences.of(new int[] {3, 1, 2});

  /** Smooth everywhere. */
  private static final Part PART =
      new Residual(
          "layer",
          List.of(
              new LayerNorm("norm", WIDTH),
              new Gru("gru", WIDTH, 3, 1, States.ALL),
              new Linear("out", 3, WIDTH)));

  private static final float[] INPUT = PartInputs.random(SEQUENCES.rows() * WIDTH, 1);
  private static final float[] ABOVE = PartInputs.random(SEQUENCES.rows() * WIDTH, 2);

  @Test
  void blocksAreThoseOfOnePart() {
    List<ParameterBlock> one = PART.blocks();
    List<ParameterBlock> many = new Repeat("layers", PART, 12).blocks();
    assertEquals(names(one), names(many));
    assertEquals(size(one), size(many));
  }

  private static List<String> names(List<ParameterBlock> blocks) {
    return blocks.stream().map(ParameterBlock::name).toList();
  }

  private static long size(List<ParameterBlock> blocks) {
    return blocks.stream().mapToLong(ParameterBlock::size).sum();
  }

  @Test
  void gradientsEqualDifferencesOfTheLoss() {
    Part part = new Repeat("layers", PART, 3);
    new PartDifferences(part, new PartInputs(part.blocks(), 7), SEQUENCES).check(INPUT);
  }

  /** Two parts that share their parameters against two with parameters of their own. */
  @Test
  void sharedParametersGetTheSumOfBothGradients() {
    Part shared = new Repeat("layers", new Linear("x", WIDTH, WIDTH), 2);
    PartInputs once = new PartInputs(shared.blocks(), 9);
    List<Part> chain = List.of(new Linear("a", WIDTH, WIDTH), new Linear("b", WIDTH, WIDTH));
    PartInputs twice = new PartInputs(PartChain.blocks(chain), 10);
    for (String name : List.of("W", "b")) {
      twice.value("a." + name).assign(once.value(name));
      twice.value("b." + name).assign(once.value(name));
    }
    PartChain parts = new PartChain(chain);
    Rows out = parts.forward(Rows.of(SEQUENCES, INPUT.clone(), WIDTH), twice.pass(true));
    assertEquals(SEQUENCES.rows(), out.stored());
    float[] below = new PartDifferences(shared, once, SEQUENCES).backward(INPUT);
    assertArrayEquals(parts.backward(ABOVE.clone()), below, 1e-6f);
    for (String name : List.of("W", "b")) {
      float[] sum = twice.gradient("a." + name);
      float[] second = twice.gradient("b." + name);
      for (int i = 0; i < sum.length; i++) {
        sum[i] += second[i];
      }
      assertArrayEquals(sum, once.gradient(name), 1e-5f, name);
    }
  }

  @Test
  void repetitionsDrawTheirOwnRandomNumbers() {
    PartInputs inputs = new PartInputs(List.of(), 1);
    Pass training = new Pass(inputs.pass().parameters(), new Chance(true, 5, 2), Map.of());
    float[] ones = new float[200];
    java.util.Arrays.fill(ones, 1);
    Rows rows = Rows.of(Sequences.of(new int[] {50}), ones, WIDTH);
    Part dropout = new Dropout("dropout", WIDTH, 0.5);
    float[] once = new Repeat("r", dropout, 1).start(training).forward(rows).values();
    assertArrayEquals(dropout.start(training).forward(rows).values(), once);
    float[] twice = new Repeat("r", dropout, 2).start(training).forward(rows).values();
    assertNotEquals(kept(once), kept(twice));
  }

  private static int kept(float[] values) {
    int kept = 0;
    for (float value : values) {
      kept += value == 0 ? 0 : 1;
    }
    return kept;
  }

  @Test
  void whatCannotFollowItselfIsRefused() {
    Part wider = new Linear("wider", 3, WIDTH);
    Exception e = assertThrows(IllegalArgumentException.class, () -> new Repeat("r", wider, 2));
    assertEquals(
        "Cannot repeat part: wider of 3 inputs and 4 outputs."
            + " Accepted: as many outputs as inputs, no pooling",
        e.getMessage());
    Part pooling = new Pooling("pooling", WIDTH, Pooling.Kind.MAX);
    assertThrows(IllegalArgumentException.class, () -> new Repeat("r", pooling, 2));
    assertThrows(IllegalArgumentException.class, () -> new Repeat("r", PART, 0));
  }
}
