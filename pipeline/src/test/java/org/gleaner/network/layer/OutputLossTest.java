package org.gleaner.network.layer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.gleaner.network.math.FloatBlock;
import org.junit.jupiter.api.Test;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class OutputLossTest {
  @Test
  void marginPunishesAShortLengthOfTheLabelAndLongOnesOfOthers() {
    INDArray lengths = Nd4j.createFromArray(new float[][] {{0.6f, 0.3f}, {0.05f, 0.95f}, {1, 1}});
    INDArray targets = Nd4j.createFromArray(new float[][] {{1, 0}, {0, 2}, {0, 0}});
    Pair<Double, INDArray> result =
        new OutputLoss(OutputLoss.Kind.MARGIN)
            .computeGradientAndScore(targets, lengths, new ActivationIdentity(), null, false);
    assertEquals(0.3 * 0.3 + 0.5 * 0.2 * 0.2, result.getFirst(), 1e-6);
    assertArrayEquals(
        new float[] {-0.6f, 0.2f, 0, 0, 0, 0}, FloatBlock.read(result.getSecond()), 1e-6f);
  }

  @Test
  void theSecondLabelOfAWeightOfTwoCountsTwice() {
    INDArray lengths = Nd4j.createFromArray(new float[][] {{0.5f, 0.5f}});
    INDArray targets = Nd4j.createFromArray(new float[][] {{0, 2}});
    Pair<Double, INDArray> result =
        new OutputLoss(OutputLoss.Kind.MARGIN)
            .computeGradientAndScore(targets, lengths, new ActivationIdentity(), null, false);
    assertEquals(2 * (0.4 * 0.4 + 0.5 * 0.4 * 0.4), result.getFirst(), 1e-6);
    assertArrayEquals(new float[] {0.8f, -1.6f}, FloatBlock.read(result.getSecond()), 1e-6f);
  }
}
