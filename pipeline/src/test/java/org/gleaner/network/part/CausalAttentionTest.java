package org.gleaner.network.part;

import java.util.List;
import java.util.stream.Stream;
import org.gleaner.network.math.Sequences;
import org.gleaner.network.part.attention.SelfAttention;
import org.gleaner.network.part.attention.TransformerLayer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Gradients of causal attention, beyond the rows for which weights are made at a time. */
final class CausalAttentionTest {
  private static final int WIDTH = 2;
  private static final SelfAttention.Kind CAUSAL = SelfAttention.Kind.CAUSAL;

  private static final List<Part> PARTS =
      List.of(
          new SelfAttention("heads", WIDTH, WIDTH, 1, CAUSAL),
          layer("norm-first", true),
          layer("norm-last", false));

  private static Part layer(String name, boolean normFirst) {
    return new TransformerLayer(
        name,
        new TransformerLayer.Shape(WIDTH, CAUSAL, 2, 3, Unit.GELU_NEW, normFirst, 0.1, 0, 0, 0.5));
  }

  @TestFactory
  Stream<DynamicTest> gradientsAreSlopes() {
    return PARTS.stream().map(part -> DynamicTest.dynamicTest(part.name(), () -> check(part)));
  }

  private static void check(Part part) {
    Sequences sequences = Sequences.of(new int[] {3, 0, 140, 1});
    PartInputs inputs = new PartInputs(part.blocks(), 3);
    new PartDifferences(part, inputs, sequences)
        .check(PartInputs.random(sequences.rows() * WIDTH, 4));
  }
}
