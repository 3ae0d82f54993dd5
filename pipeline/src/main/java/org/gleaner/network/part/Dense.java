package org.gleaner.network.part;

import java.util.List;
import org.gleaner.network.math.Products;
import org.gleaner.network.math.Rows;
import org.gleaner.network.part.ParameterBlock.Initial;

/** relu(x W + b) of each row: parameters W [inputs, outputs] and b. */
public final class Dense extends Part {
  private static final long serialVersionUID = 1L;

  /** A layer of rectified units. */
  public Dense(String name, int inputs, int outputs) {
    super(name, inputs, outputs);
  }

  @Override
  public List<ParameterBlock> blocks() {
    return List.of(
        new ParameterBlock("W", inputs(), outputs(), Initial.he(inputs())),
        new ParameterBlock("b", 1, outputs(), Initial.zero()));
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
    private float[] outputs;

    Computing(Parameters parameters) {
      this.parameters = parameters;
    }

    @Override
    public Rows forward(Rows in) {
      rows = in;
      outputs = parameters.product(in, "W", outputs());
      Products.addToEach(outputs, parameters.copy("b"));
      for (int i = 0; i < outputs.length; i++) {
        outputs[i] = Math.max(0, outputs[i]);
      }
      return in.with(outputs, outputs());
    }

    @Override
    public float[] backward(float[] gradient) {
      for (int i = 0; i < gradient.length; i++) {
        gradient[i] = outputs[i] > 0 ? gradient[i] : 0;
      }
      parameters.addGradient("b", Products.sum(gradient, outputs()));
      Products.addGradient(rows.values(), gradient, inputs(), parameters.gradient("W"), outputs());
      return Products.back(gradient, inputs(), parameters.value("W"), outputs());
    }
  }
}
