package org.gleaner.network.part;

import java.util.List;
import org.gleaner.network.math.Normalization;
import org.gleaner.network.math.Products;
import org.gleaner.network.math.Rows;
import org.gleaner.network.part.ParameterBlock.Initial;

/**
 * Each row less its mean, over its deviation, times g plus b (Ba et al. 2016). Parameters g and b.
 */
public final class LayerNorm extends Part {
  private static final long serialVersionUID = 1L;

  private final double epsilon;

  /** A normalisation of rows of a width, with 1e-5 added to their variance. */
  public LayerNorm(String name, int width) {
    this(name, width, 1e-5);
  }

  /**
   * A normalisation of rows of a width.
   *
   * @param epsilon added to the variance
   */
  public LayerNorm(String name, int width, double epsilon) {
    super(name, width, width);
    this.epsilon = epsilon;
  }

  @Override
  public List<ParameterBlock> blocks() {
    return List.of(
        new ParameterBlock("g", 1, outputs(), Initial.constant(1)),
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
    private float[] gain;
    private float[] normal;
    private float[] scales;

    Computing(Parameters parameters) {
      this.parameters = parameters;
    }

    @Override
    public Rows forward(Rows in) {
      int width = in.width();
      gain = parameters.copy("g");
      float[] bias = parameters.copy("b");
      normal = in.values().clone();
      scales = new float[in.stored()];
      Normalization.apply(normal, scales.length, width, epsilon, scales, 0);
      float[] result = new float[normal.length];
      for (int row = 0; row < scales.length; row++) {
        for (int k = 0; k < width; k++) {
          result[row * width + k] = normal[row * width + k] * gain[k] + bias[k];
        }
      }
      return in.with(result, width);
    }

    @Override
    public float[] backward(float[] gradient) {
      int width = gain.length;
      float[] gainGradient = new float[width];
      parameters.addGradient("b", Products.sum(gradient, width));
      for (int at = 0; at < gradient.length; at += width) {
        for (int k = 0; k < width; k++) {
          gainGradient[k] += gradient[at + k] * normal[at + k];
          gradient[at + k] *= gain[k];
        }
      }
      Normalization.back(gradient, normal, scales.length, width, scales, 0);
      parameters.addGradient("g", gainGradient);
      return gradient;
    }
  }
}
