package org.gleaner.network.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Figures of rankings, counted by hand. */
final class RankEvaluationTest {
  @Test
  void figuresAreThoseOfTheirDefinitions() {
    RankEvaluation evaluation = new RankEvaluation();
    evaluation.add(new float[] {0.2f, 0.5f, 0.3f}, new float[] {0, 1, 0});
    evaluation.add(new float[] {0.2f, 0.5f, 0.3f}, new float[] {1, 0, 0});
    RankEvaluation other = new RankEvaluation();
    other.add(new float[] {0.6f, 0.4f}, new float[] {0, 1});
    evaluation.merge(other);
    assertEquals(1 / 3.0, evaluation.quality(), 1e-9);
    assertEquals(
        Map.of(
            "accuracy", 0.3333,
            "mean_reciprocal_rank", 0.6111,
            "recall_at_2", 0.6667,
            "chance", 0.3889),
        evaluation.figures());
  }

  @Test
  void recallsAreThoseOfTheLongestLists() {
    RankEvaluation two = new RankEvaluation();
    two.add(new float[] {0.6f, 0.4f}, new float[] {0, 1});
    assertEquals(
        List.of("accuracy", "mean_reciprocal_rank", "chance"), List.copyOf(two.figures().keySet()));
    RankEvaluation many = new RankEvaluation();
    float[] output = new float[11];
    for (int i = 0; i < output.length; i++) {
      output[i] = -i;
    }
    for (int right : new int[] {0, 1, 4, 9, 10}) {
      float[] target = new float[11];
      target[right] = 1;
      many.add(output, target);
    }
    assertEquals(0.4, many.figures().get("recall_at_2"));
    assertEquals(0.6, many.figures().get("recall_at_5"));
    assertEquals(0.8, many.figures().get("recall_at_10"));
  }

  @Test
  void equalNumbersAndUnknownTruthsAreNeverRight() {
    RankEvaluation evaluation = new RankEvaluation();
    assertEquals(0, evaluation.quality());
    evaluation.add(new float[] {0.5f, 0.5f}, new float[] {1, 0});
    evaluation.add(new float[] {0.9f, 0.1f}, new float[2]);
    assertEquals(0, evaluation.quality());
    assertEquals(0.25, evaluation.figures().get("mean_reciprocal_rank"));
  }
}
