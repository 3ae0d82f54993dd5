package org.gleaner.network.part;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.gleaner.network.math.FloatBlock;
import org.gleaner.network.math.Rows;
import org.gleaner.network.math.Sequences;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Random parameters of parts with their gradients, and random rows. */
final class PartInputs {
  private final Map<String, INDArray> values = new HashMap<>();
  private final Map<String, INDArray> gradients = new HashMap<>();

  PartInputs(List<ParameterBlock> blocks, long seed) {
    Random random = new Random(seed);
    for (ParameterBlock block : blocks) {
      float[] numbers = block.values(seed);
      for (int i = 0; i < numbers.length; i++) {
        numbers[i] += 0.3f * (float) random.nextGaussian();
      }
      long[] shape = {block.rows(), block.columns()};
      values.put(block.name(), Nd4j.createFromArray(numbers).reshape('c', shape));
      gradients.put(block.name(), Nd4j.zeros(DataType.FLOAT, shape));
    }
  }

  /** A pass of scoring. */
  Pass pass() {
    return pass(false);
  }

  /** A pass, perhaps of training, in which chains keep what a backward pass needs. */
  Pass pass(boolean training) {
    Map<String, Side> sides =
        Map.of(Side.FEATURES, new Side(Rows.of(Sequences.of(new int[] {1}), new float[2], 2)));
    Parameters parameters = new Parameters("", values, () -> gradients, null);
    return new Pass(parameters, new Chance(training, 1, 0), sides);
  }

  INDArray value(String name) {
    return values.get(name);
  }

  float[] gradient(String name) {
    return FloatBlock.read(gradients.get(name));
  }

  static float[] random(int size, long seed) {
    Random random = new Random(seed);
    float[] numbers = new float[size];
    for (int i = 0; i < size; i++) {
      numbers[i] = (float) random.nextGaussian();
    }
    return numbers;
  }
}
