package org.gleaner.network.head;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.gleaner.network.math.FloatBlock;
import org.gleaner.network.math.Products;
import org.gleaner.network.math.Rows;
import org.gleaner.network.math.Sequences;
import org.gleaner.network.math.Softmax;
import org.gleaner.network.part.ParameterBlock;
import org.gleaner.network.part.ParameterBlock.Initial;
import org.gleaner.network.part.Parameters;
import org.gleaner.network.part.Pass;
import org.gleaner.network.part.Targets;

/**
 * The tokens that were masked: the score of each token of the vocabulary is the product of a row
 * with its vector in the table in which the network starts, plus a bias (Devlin et al. 2019; Press
 * and Wolf 2017). Every row that comes in is that of a masked token, every example one sequence.
 * Target: the numbers of the tokens that stood there. Loss: cross-entropy, its mean over all rows of
 * the batch. Output: for each row the logarithm of each token's probability. Parameter b; shares the
 * table. Scores of a large batch are computed in slices and not kept.
 */
public final class MaskedHead extends Head {
  private static final long serialVersionUID = 1L;

  /** Scores that are held at once, at most. */
  private static final int MOST = 1 << 25;

  private final int vocabulary;

  /**
   * A head.
   *
   * @param inputs width of the table
   * @param vocabulary rows of the table
   */
  public MaskedHead(String name, int inputs, int vocabulary) {
    super(name, inputs);
    this.vocabulary = vocabulary;
  }

  @Override
  public List<ParameterBlock> blocks() {
    return List.of(new ParameterBlock("b", 1, vocabulary, Initial.zero()));
  }

  @Override
  public Step start(Pass pass, Rows rows) {
    return new Computing(pass.parameters(), rows, Math.max(1, MOST / vocabulary));
  }

  private final class Computing implements Step {
    private final Parameters parameters;
    private final Sequences sequences;
    private final float[] inputs;
    private final float[] bias;
    private final int slice;
    private int[] truth;
    private float[] weights;
    private float[] kept;

    Computing(Parameters parameters, Rows rows, int slice) {
      this.parameters = parameters;
      this.sequences = rows.sequences();
      this.inputs = rows.expanded();
      this.bias = parameters.copy("b");
      this.slice = slice;
    }

    private int rows() {
      return sequences.rows();
    }

    /** The scores of some rows. */
    private float[] scores(int from, int to) {
      float[] rows = Arrays.copyOfRange(inputs, from * inputs(), to * inputs());
      FloatBlock table = parameters.ofFirstStream().table();
      float[] scores = Products.back(rows, vocabulary, table, inputs());
      Products.addToEach(scores, bias);
      return scores;
    }

    @Override
    public List<float[]> outputs() {
      List<float[]> results = new ArrayList<>(sequences.count());
      for (int i = 0; i < sequences.count(); i++) {
        float[] scores = scores(sequences.begin(i), sequences.begin(i + 1));
        double[] logs = Softmax.logSums(scores.clone(), sequences.length(i), vocabulary);
        for (int at = 0; at < scores.length; at++) {
          scores[at] -= (float) logs[at / vocabulary];
        }
        results.add(scores);
      }
      return results;
    }

    @Override
    public double loss(Targets targets) {
      read(targets);
      double sum = 0;
      for (int from = 0; from < rows(); from += slice) {
        int to = Math.min(rows(), from + slice);
        float[] scores = scores(from, to);
        double[] scoresOfTruth = new double[to - from];
        for (int row = from; row < to; row++) {
          scoresOfTruth[row - from] = scores[(row - from) * vocabulary + truth[row]];
        }
        double[] logs = Softmax.logSums(scores, to - from, vocabulary);
        for (int row = from; row < to; row++) {
          sum += weights[row] * (logs[row - from] - scoresOfTruth[row - from]);
        }
        kept = to - from == rows() ? scores : null;
      }
      return sum;
    }

    /** The tokens that stood at the rows, and the weights of the rows. */
    private void read(Targets targets) {
      truth = new int[rows()];
      weights = new float[rows()];
      for (int i = 0; i < sequences.count(); i++) {
        for (int k = 0; k < sequences.length(i); k++) {
          int row = sequences.begin(i) + k;
          truth[row] = (int) targets.of(i)[k];
          weights[row] = targets.weight(i) * sequences.count() / rows();
        }
      }
    }

    @Override
    public float[] backward() {
      float[] below = new float[inputs.length];
      for (int from = 0; from < rows(); from += slice) {
        int to = Math.min(rows(), from + slice);
        back(gradient(from, to), from, to, below);
      }
      return below;
    }

    /** The gradient of the scores of some rows. */
    private float[] gradient(int from, int to) {
      float[] shares = kept;
      kept = null;
      if (shares == null) {
        shares = scores(from, to);
        Softmax.rows(shares, to - from, vocabulary);
      }
      for (int row = from; row < to; row++) {
        int at = (row - from) * vocabulary;
        for (int k = at; k < at + vocabulary; k++) {
          shares[k] *= weights[row];
        }
        shares[at + truth[row]] -= weights[row];
      }
      return shares;
    }

    private void back(float[] gradient, int from, int to, float[] below) {
      parameters.addGradient("b", Products.sum(gradient, vocabulary));
      int count = to - from;
      float[] rows = Arrays.copyOfRange(inputs, from * inputs(), to * inputs());
      Parameters first = parameters.ofFirstStream();
      try (FloatBlock above = FloatBlock.copyOf(gradient);
          FloatBlock right = FloatBlock.copyOf(rows);
          FloatBlock result = FloatBlock.allocate(rows.length)) {
        FloatBlock.multiply(
            count, inputs(), vocabulary, above.from(0), first.table().from(0), 0f, result, 0);
        result.get(0, below, from * inputs(), rows.length);
        FloatBlock.multiply(
            vocabulary,
            inputs(),
            count,
            above.transposedFrom(0),
            right.from(0),
            1f,
            first.tableGradient(),
            0);
      }
    }
  }
}
