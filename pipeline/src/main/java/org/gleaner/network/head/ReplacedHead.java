package org.gleaner.network.head;

import java.util.ArrayList;
import java.util.List;
import org.gleaner.network.math.Rows;
import org.gleaner.network.math.Sequences;
import org.gleaner.network.part.ParameterBlock;
import org.gleaner.network.part.ParameterBlock.Initial;
import org.gleaner.network.part.Part;
import org.gleaner.network.part.PartChain;
import org.gleaner.network.part.Pass;
import org.gleaner.network.part.Targets;
import org.gleaner.network.part.Unit;
import org.gleaner.network.part.Units;

/**
 * Whether each token was replaced by another one (Clark et al. 2020): a layer of units, and a
 * logistic unit over it. Every example is one sequence.
 *
 * <p>Target: for each row 1 if it was replaced, else 0. Loss: the mean cross-entropy over all rows
 * of the batch, times a weight. Output: for each row the probability that it was replaced.
 * Parameters: inner.W [inputs, inputs], inner.b, W [inputs, 1] and b.
 */
public final class ReplacedHead extends Head {
  private static final long serialVersionUID = 1L;

  private static final double DEVIATION = 0.02;

  private final ArrayList<Part> inner;
  private final double weight;

  /**
   * A head.
   *
   * @param unit of the layer before the last
   * @param weight of the loss, above 0
   */
  public ReplacedHead(String name, int inputs, Unit unit, double weight) {
    super(name, inputs);
    this.inner = new ArrayList<>(List.of(new Units("inner", inputs, inputs, unit, DEVIATION)));
    this.weight = weight;
  }

  @Override
  public List<ParameterBlock> blocks() {
    List<ParameterBlock> blocks = new ArrayList<>(PartChain.blocks(inner));
    blocks.add(new ParameterBlock("W", inputs(), 1, Initial.normal(DEVIATION)));
    blocks.add(new ParameterBlock("b", 1, 1, Initial.zero()));
    return blocks;
  }

  @Override
  public Step start(Pass pass, Rows rows) {
    return new Computing(pass, rows);
  }

  private final class Computing implements Step {
    private final Sequences sequences;
    private final PartChain chain = new PartChain(inner);
    private final RowScores scores;
    private float[] gradient;

    Computing(Pass pass, Rows rows) {
      this.sequences = rows.sequences();
      this.scores = new RowScores(pass, chain.forward(rows, pass), 1, 0, 0);
    }

    @Override
    public List<float[]> outputs() {
      List<float[]> results = new ArrayList<>(sequences.count());
      for (int i = 0; i < sequences.count(); i++) {
        float[] result = new float[sequences.length(i)];
        for (int row = 0; row < result.length; row++) {
          result[row] = (float) probability(scores.values()[sequences.begin(i) + row]);
        }
        results.add(result);
      }
      return results;
    }

    private static double probability(float score) {
      return 1 / (1 + Math.exp(-score));
    }

    @Override
    public double loss(Targets targets) {
      gradient = new float[scores.values().length];
      double share = weight * sequences.count() / Math.max(1, gradient.length);
      double sum = 0;
      for (int i = 0; i < sequences.count(); i++) {
        for (int row = 0; row < sequences.length(i); row++) {
          int at = sequences.begin(i) + row;
          sum += lose(at, targets.of(i)[row] > 0, share * targets.weight(i));
        }
      }
      return sum;
    }

    /** The loss of a row, whose gradient is set. */
    private double lose(int at, boolean replaced, double weight) {
      float score = scores.values()[at];
      double wrong = replaced ? -score : score;
      gradient[at] = (float) (weight * (probability(score) - (replaced ? 1 : 0)));
      return weight * (Math.max(wrong, 0) + Math.log1p(Math.exp(-Math.abs(wrong))));
    }

    @Override
    public float[] backward() {
      return chain.backward(scores.backward(gradient));
    }
  }
}
