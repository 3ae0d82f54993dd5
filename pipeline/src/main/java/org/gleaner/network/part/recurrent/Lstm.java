package org.gleaner.network.part.recurrent;

import java.util.List;
import org.gleaner.network.math.FloatBlock;
import org.gleaner.network.math.Products;
import org.gleaner.network.part.ParameterBlock;
import org.gleaner.network.part.ParameterBlock.Initial;
import org.gleaner.network.part.Parameters;

/**
 * A long short-term memory over each sequence, in one direction or in both side by side (Hochreiter
 * and Schmidhuber 1997; Schuster and Paliwal 1997). It gives a row for each token, or the last
 * state of each direction. Parameters of d directions with h units, 4h(h + x) weights each: W
 * [inputs, d 4h], R [d h, 4h], b [d 4h], gates in the order i, f, g, o.
 */
public final class Lstm extends Recurrent {
  private static final long serialVersionUID = 1L;

  /**
   * A memory.
   *
   * @param hidden units of a direction
   * @param directions 1 or 2
   */
  public Lstm(String name, int inputs, int hidden, int directions, States states) {
    super(name, inputs, hidden, directions, states);
  }

  @Override
  public List<ParameterBlock> blocks() {
    return blocks(inputs(), hidden(), directions());
  }

  static List<ParameterBlock> blocks(int inputs, int hidden, int directions) {
    return List.of(
        new ParameterBlock("W", inputs, 4L * directions * hidden, Initial.glorot(inputs, hidden)),
        new ParameterBlock(
            "R", (long) directions * hidden, 4L * hidden, Initial.glorot(hidden, hidden)),
        new ParameterBlock("b", 1, 4L * directions * hidden, Initial.forgetGates(hidden)));
  }

  @Override
  RecurrentStep.Pass pass(Parameters parameters, RecurrentStep.Input in) {
    return new Memory(parameters, in);
  }

  @Override
  float[][] advance(Parameters parameters, RecurrentStep.Input in, float[][] before) {
    float[] projections = parameters.product(in.vectors(), "W", 4 * hidden());
    Products.addToEach(projections, parameters.copy("b"));
    LstmDirection direction = new LstmDirection(in.packing(), hidden(), in.vectorOf(), 0, 1);
    return direction.advance(before, projections, parameters.value("R"));
  }

  @Override
  int carries() {
    return 2;
  }

  private static LstmPass.Weights weights(FloatBlock input, FloatBlock recurrent, FloatBlock bias) {
    return new LstmPass.Weights(input, recurrent, bias);
  }

  private final class Memory implements RecurrentStep.Pass {
    private final Parameters parameters;
    private final LstmPass pass;

    Memory(Parameters parameters, RecurrentStep.Input in) {
      this.parameters = parameters;
      this.pass =
          new LstmPass(
              in.packing(), hidden(), directions(), in.vectors().values(), inputs(), in.vectorOf());
      pass.forward(
          parameters.product(in.vectors(), "W", directions() * 4 * hidden()),
          weights(parameters.value("W"), parameters.value("R"), parameters.value("b")));
    }

    @Override
    public float[] outputs(int side) {
      return pass.outputs(side);
    }

    @Override
    public float[] backward(float[][] gradients) {
      return pass.backward(
          gradients,
          weights(parameters.value("W"), parameters.value("R"), parameters.value("b")),
          weights(parameters.gradient("W"), parameters.gradient("R"), parameters.gradient("b")));
    }
  }
}
