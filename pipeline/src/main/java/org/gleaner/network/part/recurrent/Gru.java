package org.gleaner.network.part.recurrent;

import java.util.List;
import org.gleaner.network.math.Products;
import org.gleaner.network.part.ParameterBlock;
import org.gleaner.network.part.ParameterBlock.Initial;
import org.gleaner.network.part.Parameters;

/**
 * A gated recurrent unit over each sequence, in one direction or in both side by side (Cho et al.
 * 2014, the reset gate applied after the product, as PyTorch and cuDNN have it). It gives a row for
 * each token, or the last state of each direction. Parameters of d directions with h units: W
 * [inputs, d 3h], R [d h, 3h], b [d 3h], gates in the order r, z, n, and c [d h], the bias of n's
 * product with the state.
 */
public final class Gru extends Recurrent {
  private static final long serialVersionUID = 1L;

  /**
   * A unit.
   *
   * @param hidden units of a direction
   * @param directions 1 or 2
   */
  public Gru(String name, int inputs, int hidden, int directions, States states) {
    super(name, inputs, hidden, directions, states);
  }

  @Override
  public List<ParameterBlock> blocks() {
    long gates = 3L * hidden();
    return List.of(
        new ParameterBlock("W", inputs(), directions() * gates, Initial.glorot(inputs(), hidden())),
        new ParameterBlock(
            "R", (long) directions() * hidden(), gates, Initial.glorot(hidden(), hidden())),
        new ParameterBlock("b", 1, directions() * gates, Initial.zero()),
        new ParameterBlock("c", 1, (long) directions() * hidden(), Initial.zero()));
  }

  @Override
  RecurrentStep.Pass pass(Parameters parameters, RecurrentStep.Input in) {
    return new Unit(parameters, in);
  }

  @Override
  float[][] advance(Parameters parameters, RecurrentStep.Input in, float[][] before) {
    float[] projections = parameters.product(in.vectors(), "W", 3 * hidden());
    Products.addToEach(projections, parameters.copy("b"));
    GruDirection direction = new GruDirection(in.packing(), hidden(), in.vectorOf(), 0, 1);
    return direction.advance(before, projections, parameters.value("R"), parameters.copy("c"));
  }

  @Override
  int carries() {
    return 1;
  }

  private final class Unit implements RecurrentStep.Pass {
    private final Parameters parameters;
    private final RecurrentStep.Input in;
    private final GruDirection[] sides = new GruDirection[directions()];

    Unit(Parameters parameters, RecurrentStep.Input in) {
      this.parameters = parameters;
      this.in = in;
      int columns = directions() * 3 * hidden();
      float[] projections = parameters.product(in.vectors(), "W", columns);
      Products.addToEach(projections, parameters.copy("b"));
      for (int side = 0; side < directions(); side++) {
        sides[side] = new GruDirection(in.packing(), hidden(), in.vectorOf(), side, directions());
        sides[side].forward(projections, parameters.value("R"), parameters.copy("c"));
      }
    }

    @Override
    public float[] outputs(int side) {
      return sides[side].outputs();
    }

    @Override
    public float[] backward(float[][] gradients) {
      int columns = directions() * 3 * hidden();
      float[] sums = new float[in.vectors().stored() * columns];
      float[] bias = new float[directions() * hidden()];
      for (int side = 0; side < directions(); side++) {
        sides[side].backward(
            gradients[side], parameters.value("R"), sums, parameters.gradient("R"), bias);
      }
      parameters.addGradient("c", bias);
      parameters.addGradient("b", Products.sum(sums, columns));
      Products.addGradient(
          in.vectors().values(), sums, inputs(), parameters.gradient("W"), columns);
      return Products.back(sums, inputs(), parameters.value("W"), columns);
    }
  }
}
