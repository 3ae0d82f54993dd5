package org.gleaner.network.head;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.gleaner.network.math.FloatBlock;
import org.gleaner.network.part.Parameters;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Scores of the vocabulary in slices. */
final class TableScoresTest {
  private static final int WIDTH = 3;
  private static final int VOCABULARY = 7;
  private static final int ROWS = 5;

  private final Random random = new Random(4);
  private final Map<String, INDArray> values = new HashMap<>();
  private final float[] rows = numbers(ROWS * WIDTH);
  private final int[] truth = {6, 0, 3, 3, 1};
  private final float[] weights = {1, 0.5f, 2, 1, 1};

  private float[] numbers(int count) {
    float[] numbers = new float[count];
    for (int i = 0; i < count; i++) {
      numbers[i] = (float) random.nextGaussian();
    }
    return numbers;
  }

  private Map<String, INDArray> results(int most, double[] loss) {
    Map<String, INDArray> gradients = new HashMap<>();
    values.forEach((name, value) -> gradients.put(name, Nd4j.ones(DataType.FLOAT, value.shape())));
    Parameters parameters = new Parameters("output.", values, () -> gradients, null);
    TableScores scores = new TableScores(parameters, rows, WIDTH, VOCABULARY, most);
    gradients.put("logs", Nd4j.createFromArray(scores.logs()));
    loss[0] = scores.loss(truth, weights);
    gradients.put("below", Nd4j.createFromArray(scores.backward()));
    return gradients;
  }

  @Test
  void slicesGiveWhatAllAtOnceGive() {
    values.put("encoder.E", Nd4j.create(numbers(VOCABULARY * WIDTH), new long[] {7, 3}, 'c'));
    values.put("output.b", Nd4j.create(numbers(VOCABULARY), new long[] {1, 7}, 'c'));
    double[] whole = new double[1];
    Map<String, INDArray> expected = results(1000, whole);
    assertEquals(byHand(), whole[0], 1e-5);
    for (int most : new int[] {1, 2 * VOCABULARY, 3 * VOCABULARY}) {
      double[] loss = new double[1];
      results(most, loss)
          .forEach(
              (name, array) ->
                  assertArrayEquals(
                      FloatBlock.read(expected.get(name)), FloatBlock.read(array), 1e-5f, name));
      assertEquals(whole[0], loss[0], 1e-5);
    }
  }

  /** A share of probability picks the token at which it stands. */
  @Test
  void sharesOfProbabilityPickTheirTokensInSlicesToo() {
    values.put("encoder.E", Nd4j.create(numbers(VOCABULARY * WIDTH), new long[] {7, 3}, 'c'));
    values.put("output.b", Nd4j.create(numbers(VOCABULARY), new long[] {1, 7}, 'c'));
    Parameters parameters = new Parameters("output.", values, Map::of, null);
    float[] logs = new TableScores(parameters, rows, WIDTH, VOCABULARY, 1000).logs();
    double[] passed = new double[ROWS];
    for (int token = 0; token < VOCABULARY; token++) {
      double[] before = new double[ROWS];
      double[] after = new double[ROWS];
      int[] expected = new int[ROWS];
      for (int row = 0; row < ROWS; row++) {
        before[row] = passed[row] + 1e-5;
        passed[row] += Math.exp(logs[row * VOCABULARY + token]);
        after[row] = passed[row] - 1e-5;
        expected[row] = token;
      }
      for (int most : new int[] {1, 2 * VOCABULARY, 1000}) {
        TableScores scores = new TableScores(parameters, rows, WIDTH, VOCABULARY, most);
        assertArrayEquals(expected, scores.drawn(before), "token " + token);
        assertArrayEquals(expected, scores.drawn(after), "token " + token);
      }
    }
  }

  private double byHand() {
    float[] table = FloatBlock.read(values.get("encoder.E"));
    float[] bias = FloatBlock.read(values.get("output.b"));
    double loss = 0;
    for (int row = 0; row < ROWS; row++) {
      double sum = 0;
      double right = 0;
      for (int token = 0; token < VOCABULARY; token++) {
        double score = bias[token];
        for (int k = 0; k < WIDTH; k++) {
          score += rows[row * WIDTH + k] * table[token * WIDTH + k];
        }
        sum += Math.exp(score);
        right = token == truth[row] ? score : right;
      }
      loss += weights[row] * (Math.log(sum) - right);
    }
    return loss;
  }
}
