package org.gleaner.network.part;

import java.util.List;
import org.gleaner.network.math.Products;
import org.gleaner.network.math.Rows;
import org.gleaner.network.part.ParameterBlock.Initial;

/** f(x W + b) of each row, f a {@link Unit}: parameters W [inputs, outputs] and b. */
public final class Units extends Part {
  private static final long serialVersionUID = 1L;

  private final Unit unit;
  private final double deviation;

  /**
   * Units.
   *
   * @param deviation of the normal distribution from which the weights begin
   */
  public Units(String name, int inputs, int outputs, Unit unit, double deviation) {
    super(name, inputs, outputs);
    this.unit = unit;
    this.deviation = deviation;
  }

  @Override
  public List<ParameterBlock> blocks() {
    return List.of(
        new ParameterBlock("W", inputs(), outputs(), Initial.normal(deviation)),
        new ParameterBlock("b", 1, outputs(), Initial.zero()));
  }

  @Override
  public Step start(Pass pass) {
    return new Computing(pass);
  }

  @Override
  public Cursor cursor(Pass pass) {
    return Cursor.rowByRow(this, pass);
  }

  private final class Computing implements Step {
    private final Parameters parameters;
    private final boolean training;
    private Rows rows;
    private float[] before;

    Computing(Pass pass) {
      this.parameters = pass.parameters();
      this.training = pass.chance().training();
    }

    @Override
    public Rows forward(Rows in) {
      rows = in;
      float[] out = parameters.product(in, "W", outputs());
      Products.addToEach(out, parameters.copy("b"));
      before = training ? out.clone() : null;
      unit.apply(out, new float[out.length], out.length);
      return in.with(out, outputs());
    }

    @Override
    public float[] backward(float[] gradient) {
      unit.back(before, gradient, new float[2][gradient.length], gradient.length);
      parameters.addGradient("b", Products.sum(gradient, outputs()));
      Products.addGradient(rows.values(), gradient, inputs(), parameters.gradient("W"), outputs());
      return Products.back(gradient, inputs(), parameters.value("W"), outputs());
    }
  }
}
