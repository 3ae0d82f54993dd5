package org.gleaner.network.part.attention;

import java.util.List;
import org.gleaner.network.math.Activations;
import org.gleaner.network.math.Products;
import org.gleaner.network.math.Rows;
import org.gleaner.network.math.Sequences;
import org.gleaner.network.math.Softmax;
import org.gleaner.network.part.ParameterBlock;
import org.gleaner.network.part.ParameterBlock.Initial;
import org.gleaner.network.part.Parameters;
import org.gleaner.network.part.Part;
import org.gleaner.network.part.Pass;

/**
 * A weighted mean of the rows of each sequence: the weights are the softmax of u tanh(x W + b)
 * (Yang et al. 2016). Parameters W [inputs, size], b, u [size, 1]. An empty sequence gives zeros.
 */
public final class AttentionPooling extends Part {
  private static final long serialVersionUID = 1L;

  private final int size;

  /** A pooling with an inner layer of {@code size} units. */
  public AttentionPooling(String name, int inputs, int size) {
    super(name, inputs, inputs);
    this.size = size;
  }

  @Override
  public boolean pools() {
    return true;
  }

  @Override
  public List<ParameterBlock> blocks() {
    return List.of(
        new ParameterBlock("W", inputs(), size, Initial.glorot(inputs(), size)),
        new ParameterBlock("b", 1, size, Initial.zero()),
        new ParameterBlock("u", size, 1, Initial.glorot(size, 1)));
  }

  @Override
  public Step start(Pass pass) {
    return new Attending(pass.parameters());
  }

  private final class Attending implements Step {
    private final Parameters parameters;
    private Rows rows;
    private float[] values;
    private float[] inner;
    private float[] shares;

    Attending(Parameters parameters) {
      this.parameters = parameters;
    }

    @Override
    public Rows forward(Rows in) {
      rows = in;
      values = in.expanded();
      inner = Products.forward(values, inputs(), parameters.value("W"), size);
      Products.addToEach(inner, parameters.copy("b"));
      for (int i = 0; i < inner.length; i++) {
        inner[i] = Activations.tanh(inner[i]);
      }
      shares = Products.forward(inner, size, parameters.value("u"), 1);
      Sequences sequences = in.sequences();
      float[] means = new float[sequences.count() * inputs()];
      for (int i = 0; i < sequences.count(); i++) {
        Softmax.inPlace(shares, sequences.begin(i), sequences.length(i));
        for (int row = sequences.begin(i); row < sequences.begin(i + 1); row++) {
          Products.addScaled(values, row * inputs(), shares[row], means, i * inputs(), inputs());
        }
      }
      return Rows.pooled(sequences, means, inputs());
    }

    @Override
    public float[] backward(float[] gradient) {
      Sequences sequences = rows.sequences();
      float[] result = new float[values.length];
      float[] scores = new float[shares.length];
      for (int i = 0; i < sequences.count(); i++) {
        for (int row = sequences.begin(i); row < sequences.begin(i + 1); row++) {
          Products.addScaled(gradient, i * inputs(), shares[row], result, row * inputs(), inputs());
          scores[row] = Products.dot(gradient, i * inputs(), values, row * inputs(), inputs());
        }
        Softmax.back(shares, scores, sequences.begin(i), sequences.length(i));
      }
      Products.addGradient(inner, scores, size, parameters.gradient("u"), 1);
      float[] below = Products.back(scores, size, parameters.value("u"), 1);
      for (int i = 0; i < below.length; i++) {
        below[i] *= 1 - inner[i] * inner[i];
      }
      parameters.addGradient("b", Products.sum(below, size));
      Products.addGradient(values, below, inputs(), parameters.gradient("W"), size);
      float[] through = Products.back(below, inputs(), parameters.value("W"), size);
      for (int i = 0; i < result.length; i++) {
        result[i] += through[i];
      }
      return rows.collapsed(result);
    }
  }
}
