package org.gleaner.network.part;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.List;
import org.gleaner.network.math.Rows;
import org.gleaner.network.math.Sequences;
import org.gleaner.network.part.recurrent.Gru;
import org.gleaner.network.part.recurrent.States;
import org.junit.jupiter.api.Test;

/** The vectors of several layers side by side. */
class LastLayersTest {
  private static final int WIDTH = 3;
  private static final Sequences SEQUENCES = Sequences.of(new int[] {3, 1, 2});
  private static final float[] INPUT = PartInputs.random(SEQUENCES.rows() * WIDTH, 1);

  /** Smooth everywhere. */
  private static final List<Part> LAYERS =
      List.of(
          new Gru("layer-1", WIDTH, WIDTH, 1, States.ALL),
          new Linear("layer-2", WIDTH, WIDTH),
          new Gru("layer-3", WIDTH, WIDTH, 1, States.ALL),
          new Linear("layer-4", WIDTH, WIDTH));

  @Test
  void theVectorsOfTheLastLayersStandSideBySide() {
    LastLayers last = new LastLayers(LAYERS, 3);
    PartInputs inputs = new PartInputs(last.blocks(), 5);
    Rows in = Rows.of(SEQUENCES, INPUT, WIDTH);
    Rows all = last.start(inputs.pass()).forward(in);
    assertEquals(3 * WIDTH, all.width());
    for (int layer = 2; layer <= 4; layer++) {
      Rows one = new PartChain(LAYERS.subList(0, layer)).forward(in, inputs.pass());
      for (int row = 0; row < SEQUENCES.rows(); row++) {
        int at = row * all.width() + (layer - 2) * WIDTH;
        assertArrayEquals(
            Arrays.copyOfRange(one.values(), row * WIDTH, (row + 1) * WIDTH),
            Arrays.copyOfRange(all.values(), at, at + WIDTH));
      }
    }
  }

  @Test
  void parametersAreNamedAsIfTheLayersStoodAlone() {
    List<Part> chain = List.of(new LastLayers(LAYERS, 2));
    assertEquals(
        PartChain.blocks(LAYERS).stream().map(ParameterBlock::name).toList(),
        PartChain.blocks(chain).stream().map(ParameterBlock::name).toList());
  }

  @Test
  void gradientsEqualDifferencesOfTheLoss() {
    for (int read : new int[] {1, 2, 4}) {
      LastLayers last = new LastLayers(LAYERS, read);
      new PartDifferences(last, new PartInputs(last.blocks(), 7), SEQUENCES).check(INPUT);
    }
  }

  @Test
  void moreLayersThanThereAreAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> new LastLayers(LAYERS, 5));
  }
}
