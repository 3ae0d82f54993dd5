package org.gleaner.network.part;

import java.util.List;
import org.gleaner.network.math.Products;
import org.gleaner.network.math.Rows;
import org.gleaner.network.part.ParameterBlock.Initial;

/**
 * A number for each token of the vocabulary: the product of a row with each vector of the table in
 * which the stream starts, plus a bias (Press and Wolf 2017). Parameter b; shares the table.
 */
public final class TiedOutput extends Part {
  private static final long serialVersionUID = 1L;

  /**
   * An output.
   *
   * @param inputs width of the table
   * @param vocabulary rows of the table
   */
  public TiedOutput(String name, int inputs, int vocabulary) {
    super(name, inputs, vocabulary);
  }

  @Override
  public List<ParameterBlock> blocks() {
    return List.of(new ParameterBlock("b", 1, outputs(), Initial.zero()));
  }

  @Override
  public Step start(Pass pass) {
    return new Computing(pass.parameters());
  }

  private final class Computing implements Step {
    private final Parameters parameters;
    private Rows rows;

    Computing(Parameters parameters) {
      this.parameters = parameters;
    }

    @Override
    public Rows forward(Rows in) {
      rows = in;
      float[] out =
          Products.back(
              in.values(), /* inputs= */ outputs(), parameters.table(), /* outputs= */ inputs());
      Products.addToEach(out, parameters.copy("b"));
      return in.with(out, outputs());
    }

    @Override
    public float[] backward(float[] gradient) {
      parameters.addGradient("b", Products.sum(gradient, outputs()));
      Products.addGradient(
          gradient,
          rows.values(),
          /* inputs= */ outputs(),
          parameters.tableGradient(),
          /* outputs= */ inputs());
      return Products.forward(
          gradient, /* inputs= */ outputs(), parameters.table(), /* outputs= */ inputs());
    }
  }
}
