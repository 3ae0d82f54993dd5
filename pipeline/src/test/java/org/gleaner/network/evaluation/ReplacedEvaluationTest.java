package org.gleaner.network.evaluation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;

final class ReplacedEvaluationTest {
  @Test
  void figuresAreThoseOfTheirDefinitions() {
    ReplacedEvaluation first = new ReplacedEvaluation(0);
    first.add(new float[] {0.25f, 0.5f, 0.75f}, new float[] {3, 0, 0, 0, 1});
    ReplacedEvaluation second = new ReplacedEvaluation(0);
    second.add(new float[] {0.25f, 0.125f}, new float[] {2, 0, 1, 0});
    first.merge(second);
    double loss = -(Math.log(0.75) + Math.log(0.5) + Math.log(0.75) + Math.log(0.25)) / 5;
    loss -= Math.log(0.875) / 5;
    assertEquals(Math.exp(-loss), first.quality(), 1e-6);
    assertEquals(
        Map.of(
            "tokens", 5L,
            "originals", 0.6,
            "loss", Math.round(loss * 10_000) / 10_000.0,
            "accuracy", 0.6,
            "precision", 0.5,
            "recall", 0.5,
            "f1", 0.5),
        first.figures());
    assertArrayEquals(new long[][] {{2, 1}, {1, 1}}, first.confusion());
  }

  /** A probability of 0 or 1 has a loss that is a number, and special tokens have none. */
  @Test
  void aGeneratorIsJudgedBesideAndNoLossIsInfinite() {
    float half = (float) Math.log(0.5);
    float eighth = (float) Math.log(0.125);
    ReplacedEvaluation evaluation = new ReplacedEvaluation(3);
    float nan = Float.NaN;
    evaluation.add(
        new float[] {0.9f, 1, 0, 0.9f, 2, half, half, eighth},
        new float[] {4, 1, nan, 0, 1, nan, 2, 5});
    assertEquals(2L, evaluation.figures().get("tokens"));
    double loss = -Math.log(1e-7);
    assertEquals(Math.exp(-(Math.log(8) + 3 * loss) / 4), evaluation.quality(), 1e-6 * loss);
    assertEquals(1L, evaluation.figures().get("masked_tokens"));
    assertEquals(2.0794, evaluation.figures().get("generator_loss"));
    assertEquals(0.0, evaluation.figures().get("generator_accuracy"));
    assertTrue(Double.isFinite((double) evaluation.figures().get("loss")));
    assertEquals(0, new ReplacedEvaluation(3).quality());
  }
}
