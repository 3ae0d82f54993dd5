package org.gleaner.network.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.GradientUpdater;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;

final class BlockAdamTest {
  private static final int SIZE = 9000;

  private static float[] gradients(int step) {
    Random random = new Random(step);
    float[] gradients = new float[SIZE];
    for (int i = 0; i < SIZE; i++) {
      gradients[i] = i % 7 == 0 || i < 5000 ? 0 : (float) random.nextGaussian() * (1 + i % 3);
    }
    return gradients;
  }

  /** What is subtracted in each of some steps, from a window on a longer array. */
  private static float[][] updates(IUpdater adam, int steps) {
    INDArray state =
        Nd4j.zeros(1, 2 * SIZE + 3)
            .get(
                org.nd4j.linalg.indexing.NDArrayIndex.all(),
                org.nd4j.linalg.indexing.NDArrayIndex.interval(3, 2 * SIZE + 3));
    GradientUpdater<?> updater = adam.instantiate(state, true);
    float[][] updates = new float[steps][];
    for (int step = 0; step < steps; step++) {
      INDArray gradient = Nd4j.create(gradients(step), new long[] {1, SIZE}, 'c');
      updater.applyUpdater(gradient, step, 0);
      updates[step] = gradient.toFloatVector();
    }
    return updates;
  }

  @Test
  void itsStepsAreThoseOfTheLibrary() {
    float[][] expected = updates(new Adam(0.01), 70);
    float[][] actual = updates(new BlockAdam(0.01), 70);
    for (int step = 0; step < expected.length; step++) {
      assertArrayEquals(expected[step], actual[step], 1e-6f);
    }
  }

  /** By torch 2.15: Adam(lr=0.1) on a parameter of 1 with the gradients 1, -2, 0.5. */
  @Test
  void itsStepsAreThoseOfPyTorch() {
    INDArray state = Nd4j.zeros(1, 2);
    GradientUpdater<?> updater = new BlockAdam(0.1).instantiate(state, true);
    double[] expected = {0.90000000, 0.93661035, 0.95027942};
    double weight = 1;
    float[] gradients = {1, -2, 0.5f};
    for (int step = 0; step < 3; step++) {
      INDArray gradient = Nd4j.create(new float[] {gradients[step]}, new long[] {1, 1}, 'c');
      updater.applyUpdater(gradient, step, 0);
      weight -= gradient.getDouble(0);
      assertEquals(expected[step], weight, 1e-6);
    }
  }

  @Test
  void whatHasNoGradientAnyMoreGetsNoSubnormalMoments() {
    INDArray state = Nd4j.zeros(1, 4);
    GradientUpdater<?> updater = new BlockAdam(0.1).instantiate(state, true);
    updater.applyUpdater(Nd4j.create(new float[] {1, 1e-6f}, new long[] {1, 2}, 'c'), 0, 0);
    for (int step = 1; step < 1200; step++) {
      updater.applyUpdater(Nd4j.zeros(1, 2), step, 0);
      for (float moment : state.toFloatVector()) {
        assertEquals(moment == 0, Math.abs(moment) < Float.MIN_NORMAL, "step " + step);
      }
    }
    assertEquals(0, state.getFloat(0));
  }

  @Test
  void copiesAreEqualAndOtherRatesAreNot() {
    BlockAdam adam = new BlockAdam(0.1);
    assertEquals(adam, adam.clone());
    assertEquals(adam.hashCode(), adam.clone().hashCode());
    assertNotEquals(adam, new BlockAdam(0.2));
    assertNotEquals(adam, new Adam(0.1));
  }
}
