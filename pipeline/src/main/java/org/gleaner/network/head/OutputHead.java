package org.gleaner.network.head;

import java.util.ArrayList;
import java.util.List;
import org.gleaner.network.math.Rows;
import org.gleaner.network.math.Sequences;
import org.gleaner.network.part.ParameterBlock;
import org.gleaner.network.part.ParameterBlock.Initial;
import org.gleaner.network.part.Pass;
import org.gleaner.network.part.Targets;

/**
 * A head that treats each row by itself: x W + b, unless the rows are the outputs already, and a
 * loss of each row, or of the rows of an example as one. An example of several rows (the windows of
 * a long text) weighs as much as one: each row has the example's target and its share of the
 * weight. Parameters W [inputs, outputs] and b; dropout of the inputs in training.
 */
public abstract class OutputHead extends Head {
  private static final long serialVersionUID = 1L;

  private final int outputs;
  private final double dropout;
  private final boolean linear;

  /** A head with a linear layer before its loss. */
  protected OutputHead(String name, int inputs, int outputs, double dropout) {
    super(name, inputs);
    this.outputs = outputs;
    this.dropout = dropout;
    this.linear = true;
  }

  /** A head whose rows are its outputs. */
  protected OutputHead(String name, int outputs) {
    super(name, outputs);
    this.outputs = outputs;
    this.dropout = 0;
    this.linear = false;
  }

  /** Replaces the values of one row by the network's output. */
  protected abstract void activate(float[] values, int at, int width);

  /**
   * Replaces the values of one row by the gradient of the loss.
   *
   * @param target what they should be
   * @param from where the row's target starts in {@code target}
   * @return the loss
   */
  protected abstract double lose(
      float[] values, int at, int width, float[] target, int from, float weight);

  /** Whether each row has a target of its own, one after the other, and the whole weight. */
  protected boolean targetsEachRow() {
    return false;
  }

  /**
   * Whether the loss is one of all rows of an example together, whose values stand side by side.
   */
  protected boolean joinsRows() {
    return false;
  }

  @Override
  public final List<ParameterBlock> blocks() {
    return linear
        ? List.of(
            new ParameterBlock("W", inputs(), outputs, Initial.glorotNormal(inputs(), outputs)),
            new ParameterBlock("b", 1, outputs, Initial.zero()))
        : List.of();
  }

  @Override
  public final Step start(Pass pass, Rows rows) {
    return new Computing(pass, rows);
  }

  private final class Computing implements Step {
    private final Rows rows;
    private final Sequences examples;
    private final RowScores scores;
    private final float[] values;
    private float[] gradient;

    Computing(Pass pass, Rows rows) {
      this.rows = rows;
      this.examples = rows.sequences();
      this.scores = linear ? new RowScores(pass, rows, outputs, dropout, 0) : null;
      this.values = linear ? scores.values() : rows.expanded();
    }

    /** The number of values of an example that belong together. */
    private int width(int example) {
      return joinsRows() ? examples.length(example) * outputs : outputs;
    }

    @Override
    public List<float[]> outputs() {
      List<float[]> results = new ArrayList<>(examples.count());
      for (int i = 0; i < examples.count(); i++) {
        float[] result = new float[examples.length(i) * outputs];
        System.arraycopy(values, examples.begin(i) * outputs, result, 0, result.length);
        for (int at = 0; at < result.length; at += width(i)) {
          activate(result, at, width(i));
        }
        results.add(result);
      }
      return results;
    }

    @Override
    public double loss(Targets targets) {
      gradient = values.clone();
      double sum = 0;
      for (int i = 0; i < examples.count(); i++) {
        int rows = joinsRows() ? Math.min(1, examples.length(i)) : examples.length(i);
        float share = targetsEachRow() ? 1 : rows;
        for (int row = 0; row < rows; row++) {
          int at = (examples.begin(i) + row) * outputs;
          int from = targetsEachRow() ? row * outputs : 0;
          sum += lose(gradient, at, width(i), targets.of(i), from, targets.weight(i) / share);
        }
      }
      return sum;
    }

    @Override
    public float[] backward() {
      return linear ? scores.backward(gradient) : rows.collapsed(gradient);
    }
  }
}
