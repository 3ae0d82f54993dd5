package org.gleaner.network.part.convolution;

import java.util.List;
import org.gleaner.network.math.FloatBlock;
import org.gleaner.network.math.Products;
import org.gleaner.network.math.Rows;
import org.gleaner.network.math.Sequences;
import org.gleaner.network.part.ParameterBlock;
import org.gleaner.network.part.ParameterBlock.Initial;
import org.gleaner.network.part.Parameters;
import org.gleaner.network.part.Part;
import org.gleaner.network.part.Pass;

/**
 * A convolution around each row of a sequence, and a rectifier; beyond a sequence's ends are zeros.
 * Parameters W [width inputs, filters], the rows of a window one below the other, and b.
 */
public final class Convolution extends Part {
  private static final long serialVersionUID = 1L;

  private final int width;

  /** A convolution over {@code width} rows; if it is even, one more stands before the row. */
  public Convolution(String name, int inputs, int width, int filters) {
    super(name, inputs, filters);
    this.width = width;
  }

  @Override
  public List<ParameterBlock> blocks() {
    int window = width * inputs();
    return List.of(
        new ParameterBlock("W", window, outputs(), Initial.glorot(window, outputs())),
        new ParameterBlock("b", 1, outputs(), Initial.zero()));
  }

  @Override
  public Step start(Pass pass) {
    return new Convolving(pass.parameters());
  }

  private final class Convolving implements Step {
    private final Parameters parameters;
    private Rows rows;
    private float[] outputs;

    Convolving(Parameters parameters) {
      this.parameters = parameters;
    }

    /** For each stored vector and each place in a window its contribution to that window. */
    @Override
    public Rows forward(Rows in) {
      rows = in;
      Sequences sequences = in.sequences();
      outputs = new float[sequences.rows() * outputs()];
      FloatBlock weight = parameters.value("W");
      for (int place = 0; place < width; place++) {
        long at = (long) place * inputs() * outputs();
        float[] products = parameters.product(in, "W" + place, outputs(), () -> weight.at(at));
        for (int i = 0; i < sequences.count(); i++) {
          int begin = sequences.begin(i);
          int end = sequences.begin(i + 1);
          for (int row = first(begin, place); row < last(end, place); row++) {
            int from = in.place(row + place - width / 2) * outputs();
            Products.addScaled(products, from, 1f, outputs, row * outputs(), outputs());
          }
        }
      }
      Products.addToEach(outputs, parameters.copy("b"));
      for (int i = 0; i < outputs.length; i++) {
        outputs[i] = Math.max(0, outputs[i]);
      }
      return Rows.of(sequences, outputs, outputs());
    }

    /** The first row whose window has a row of the sequence at that place. */
    private int first(int begin, int place) {
      return begin + Math.max(0, width / 2 - place);
    }

    private int last(int end, int place) {
      return end - Math.max(0, place - width / 2);
    }

    @Override
    public float[] backward(float[] gradient) {
      for (int i = 0; i < gradient.length; i++) {
        gradient[i] = outputs[i] > 0 ? gradient[i] : 0;
      }
      parameters.addGradient("b", Products.sum(gradient, outputs()));
      float[] result = new float[rows.values().length];
      FloatBlock weight = parameters.value("W");
      FloatBlock weightGradient = parameters.gradient("W");
      Sequences sequences = rows.sequences();
      for (int place = 0; place < width; place++) {
        float[] sums = new float[rows.stored() * outputs()];
        for (int i = 0; i < sequences.count(); i++) {
          int begin = sequences.begin(i);
          int end = sequences.begin(i + 1);
          for (int row = first(begin, place); row < last(end, place); row++) {
            int to = rows.place(row + place - width / 2) * outputs();
            Products.addScaled(gradient, row * outputs(), 1f, sums, to, outputs());
          }
        }
        long at = (long) place * inputs() * outputs();
        Products.addGradient(rows.values(), sums, inputs(), weightGradient.at(at), outputs());
        float[] part = Products.back(sums, inputs(), weight.at(at), outputs());
        Products.addScaled(part, 0, 1f, result, 0, result.length);
      }
      return result;
    }
  }
}
