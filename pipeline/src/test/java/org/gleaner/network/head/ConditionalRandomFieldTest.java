package org.gleaner.network.head;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** Against the enumeration of every path. */
final class ConditionalRandomFieldTest {
  private static final int LABELS = 3;
  private static final int LENGTH = 4;
  private static final int AT = 2;

  private final Random random = new Random(4);
  private final float[] transitions = numbers(LABELS * LABELS);
  private final float[] begins = numbers(LABELS);
  private final float[] ends = numbers(LABELS);
  private final float[] scores = numbers(AT + LENGTH * LABELS);
  private final ConditionalRandomField chain =
      new ConditionalRandomField(LABELS, transitions, begins, ends);

  private float[] numbers(int size) {
    float[] numbers = new float[size];
    for (int i = 0; i < size; i++) {
      numbers[i] = (float) random.nextGaussian();
    }
    return numbers;
  }

  private double score(int[] path) {
    double score = begins[path[0]] + ends[path[LENGTH - 1]];
    for (int i = 0; i < LENGTH; i++) {
      score += scores[AT + i * LABELS + path[i]];
      score += i == 0 ? 0 : transitions[path[i - 1] * LABELS + path[i]];
    }
    return score;
  }

  private static int[] path(int number) {
    int[] path = new int[LENGTH];
    for (int i = 0; i < LENGTH; i++) {
      path[i] = number % LABELS;
      number /= LABELS;
    }
    return path;
  }

  private static int paths() {
    return (int) Math.pow(LABELS, LENGTH);
  }

  @Test
  void lossIsThatOfAllPaths() {
    double sum = 0;
    for (int i = 0; i < paths(); i++) {
      sum += Math.exp(score(path(i)));
    }
    int[] right = {9, 1, 0, 2, 2};
    int[] path = {1, 0, 2, 2};
    assertEquals(Math.log(sum) - score(path), chain.loss(scores, AT, LENGTH, right, 1), 1e-6);
  }

  @Test
  void bestPathBeatsEveryOther() {
    int[] best = path(0);
    for (int i = 1; i < paths(); i++) {
      best = score(path(i)) > score(best) ? path(i) : best;
    }
    assertArrayEquals(best, chain.best(scores, AT, LENGTH));
    assertEquals(1, chain.best(scores, AT, 1).length);
  }

  @Test
  void gradientsAreExpectedLessObservedCounts() {
    double sum = 0;
    double[] expected = new double[LENGTH * LABELS];
    double[] expectedTransitions = new double[LABELS * LABELS];
    for (int i = 0; i < paths(); i++) {
      int[] path = path(i);
      double weight = Math.exp(score(path));
      sum += weight;
      for (int k = 0; k < LENGTH; k++) {
        expected[k * LABELS + path[k]] += weight;
        if (k > 0) {
          expectedTransitions[path[k - 1] * LABELS + path[k]] += weight;
        }
      }
    }
    int[] path = {1, 0, 2, 2};
    float[] result = new float[scores.length];
    ConditionalRandomField.Gradients sums = new ConditionalRandomField.Gradients(LABELS);
    chain.gradient(scores, AT, LENGTH, path, 0, result, sums);
    for (int k = 0; k < LENGTH; k++) {
      expectedTransitions[k == 0 ? 0 : path[k - 1] * LABELS + path[k]] -= k == 0 ? 0 : sum;
      for (int label = 0; label < LABELS; label++) {
        double share = expected[k * LABELS + label] / sum - (path[k] == label ? 1 : 0);
        assertEquals(share, result[AT + k * LABELS + label], 1e-5);
      }
    }
    for (int i = 0; i < expectedTransitions.length; i++) {
      assertEquals(expectedTransitions[i] / sum, sums.transitions[i], 1e-5);
    }
    assertEquals(result[AT + 1], sums.begins[1]);
    assertEquals(result[AT + (LENGTH - 1) * LABELS + 1], sums.ends[1]);
  }
}
