package org.gleaner.network.head;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.gleaner.network.math.Products;
import org.gleaner.network.math.Rows;
import org.gleaner.network.math.Sequences;
import org.gleaner.network.part.ParameterBlock;
import org.gleaner.network.part.Pass;
import org.gleaner.network.part.Targets;

/**
 * Vectors that are compared by their cosine. An example of two rows gives the cosine, one of a
 * single row the row itself, perhaps of length 1. The loss is the squared difference from the
 * target (Reimers and Gurevych 2019). A zero vector has cosine 0 with all and no gradient. No
 * parameters.
 */
public final class CosineHead extends Head {
  private static final long serialVersionUID = 1L;

  private final boolean normalize;

  /**
   * A head.
   *
   * @param normalize whether single rows go out with length 1
   */
  public CosineHead(String name, int inputs, boolean normalize) {
    super(name, inputs);
    this.normalize = normalize;
  }

  @Override
  public List<ParameterBlock> blocks() {
    return List.of();
  }

  @Override
  public Step start(Pass pass, Rows rows) {
    return new Comparing(rows);
  }

  private final class Comparing implements Step {
    private final Rows rows;
    private final Sequences examples;
    private final float[] values;
    private float[] gradient;

    Comparing(Rows rows) {
      this.rows = rows;
      this.examples = rows.sequences();
      this.values = rows.expanded();
    }

    private double length(int row) {
      double square = 0;
      for (int k = row * inputs(); k < (row + 1) * inputs(); k++) {
        square += (double) values[k] * values[k];
      }
      return Math.sqrt(square);
    }

    private double cosine(int row, double lengths) {
      double sum = 0;
      for (int k = 0; k < inputs(); k++) {
        sum += (double) values[row * inputs() + k] * values[(row + 1) * inputs() + k];
      }
      return lengths == 0 ? 0 : sum / lengths;
    }

    @Override
    public List<float[]> outputs() {
      List<float[]> outputs = new ArrayList<>(examples.count());
      for (int i = 0; i < examples.count(); i++) {
        int row = examples.begin(i);
        outputs.add(
            examples.length(i) == 2
                ? new float[] {(float) cosine(row, length(row) * length(row + 1))}
                : vector(row));
      }
      return outputs;
    }

    private float[] vector(int row) {
      float[] vector = Arrays.copyOfRange(values, row * inputs(), (row + 1) * inputs());
      double length = length(row);
      for (int k = 0; normalize && length > 0 && k < vector.length; k++) {
        vector[k] = (float) (vector[k] / length);
      }
      return vector;
    }

    @Override
    public double loss(Targets targets) {
      gradient = new float[values.length];
      double sum = 0;
      for (int i = 0; i < examples.count(); i++) {
        int row = examples.begin(i);
        double left = length(row);
        double right = length(row + 1);
        double cosine = cosine(row, left * right);
        double apart = cosine - targets.of(i)[0];
        sum += targets.weight(i) * apart * apart;
        if (left * right > 0) {
          double slope = 2 * targets.weight(i) * apart;
          add(row, row + 1, slope / (left * right), -slope * cosine / (left * left));
          add(row + 1, row, slope / (left * right), -slope * cosine / (right * right));
        }
      }
      return sum;
    }

    /** The slope of the cosine with respect to a row: its share of the other and of itself. */
    private void add(int row, int other, double ofOther, double ofItself) {
      int to = row * inputs();
      Products.addScaled(values, other * inputs(), (float) ofOther, gradient, to, inputs());
      Products.addScaled(values, to, (float) ofItself, gradient, to, inputs());
    }

    @Override
    public float[] backward() {
      return rows.collapsed(gradient);
    }
  }
}
