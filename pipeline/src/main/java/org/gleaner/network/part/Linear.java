package org.gleaner.network.part;

import java.util.List;
import org.gleaner.network.math.Products;
import org.gleaner.network.math.Rows;
import org.gleaner.network.part.ParameterBlock.Initial;

/** x W + b of each row: parameters W [inputs, outputs] and b. */
public final class Linear extends Part {
  private static final long serialVersionUID = 1L;

  private final double deviation;

  /** A linear layer that begins by the rule of Glorot and Bengio (2010). */
  public Linear(String name, int inputs, int outputs) {
    this(name, inputs, outputs, 0);
  }

  /**
   * A linear layer.
   *
   * @param deviation of the normal distribution from which the weights begin; 0 for Glorot's
   */
  public Linear(String name, int inputs, int outputs, double deviation) {
    super(name, inputs, outputs);
    this.deviation = deviation;
  }

  @Override
  public List<ParameterBlock> blocks() {
    return List.of(
        new ParameterBlock("W", inputs(), outputs(), initial()),
        new ParameterBlock("b", 1, outputs(), Initial.zero()));
  }

  private Initial initial() {
    return deviation == 0 ? Initial.glorot(inputs(), outputs()) : Initial.normal(deviation);
  }

  @Override
  public Step start(Pass pass) {
    return new Computing(pass.parameters());
  }

  @Override
  public Cursor cursor(Pass pass) {
    return Cursor.rowByRow(this, pass);
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
      float[] out = parameters.product(in, "W", outputs());
      Products.addToEach(out, parameters.copy("b"));
      return in.with(out, outputs());
    }

    @Override
    public float[] backward(float[] gradient) {
      parameters.addGradient("b", Products.sum(gradient, outputs()));
      Products.addGradient(rows.values(), gradient, inputs(), parameters.gradient("W"), outputs());
      return Products.back(gradient, inputs(), parameters.value("W"), outputs());
    }
  }
}
