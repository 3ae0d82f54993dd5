package org.gleaner.network.part;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.gleaner.network.math.FloatBlock;
import org.gleaner.network.math.Rows;
import org.gleaner.network.math.Sequences;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Holds the gradients of a smooth part to differences of a weighted sum of what goes out. */
final class PartDifferences {
  private static final float STEP = 1e-3f;

  private final Part part;
  private final PartInputs inputs;
  private final Sequences sequences;
  private final float[] above;

  PartDifferences(Part part, PartInputs inputs, Sequences sequences) {
    this.part = part;
    this.inputs = inputs;
    this.sequences = sequences;
    this.above = PartInputs.random(sequences.rows() * part.outputs(), 2);
  }

  /** The gradient of what comes in. */
  float[] backward(float[] input) {
    Part.Step step = part.start(inputs.pass(true));
    step.forward(Rows.of(sequences, input.clone(), part.inputs()));
    return step.backward(above.clone());
  }

  private double loss(float[] input) {
    Rows out = part.start(inputs.pass()).forward(Rows.of(sequences, input, part.inputs()));
    double sum = 0;
    for (int i = 0; i < above.length; i++) {
      sum += (double) above[i] * out.expanded()[i];
    }
    return sum;
  }

  /** Fails where a gradient is not the slope. */
  void check(float[] input) {
    float[] below = backward(input);
    for (ParameterBlock block : part.blocks()) {
      float[] gradient = inputs.gradient(block.name());
      for (int i = 0; i < gradient.length; i++) {
        assertSlope(slope(input, inputs.value(block.name()), i), gradient[i], block.name() + i);
      }
    }
    for (int i = 0; i < input.length; i++) {
      float[] more = input.clone();
      float[] less = input.clone();
      more[i] += STEP;
      less[i] -= STEP;
      assertSlope((loss(more) - loss(less)) / (more[i] - less[i]), below[i], "input " + i);
    }
  }

  private static void assertSlope(double slope, float gradient, String where) {
    assertEquals(slope, gradient, 5e-3 * Math.max(1, Math.abs(slope)), where);
  }

  private double slope(float[] input, INDArray value, int i) {
    float[] numbers = FloatBlock.read(value);
    float here = numbers[i];
    numbers[i] = here + STEP;
    FloatBlock.write(numbers, value);
    double more = loss(input);
    numbers[i] = here - STEP;
    FloatBlock.write(numbers, value);
    double less = loss(input);
    numbers[i] = here;
    FloatBlock.write(numbers, value);
    return (more - less) / (2 * STEP);
  }
}
