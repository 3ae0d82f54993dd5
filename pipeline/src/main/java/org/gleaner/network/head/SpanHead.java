package org.gleaner.network.head;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.gleaner.network.math.Rows;
import org.gleaner.network.math.Sequences;
import org.gleaner.network.part.ParameterBlock;
import org.gleaner.network.part.ParameterBlock.Initial;
import org.gleaner.network.part.Pass;
import org.gleaner.network.part.Targets;

/**
 * The first and the last row of a span of each sequence (Devlin et al. 2019): two scores for each
 * row, by x W + b, each under a softmax over the rows of its sequence. Output: the two scores of
 * every row, [rows, 2]; of an example of several sequences (the windows of a long text) one
 * sequence after the other. Target: for each sequence the first and the last row of its span,
 * counted within the sequence. The loss of a sequence is the mean of the two cross-entropies; an
 * example's is the mean over its sequences that have rows. Parameters W [inputs, 2] and b; dropout
 * of the inputs in training.
 */
public final class SpanHead extends Head {
  private static final long serialVersionUID = 1L;

  private static final int SCORES = 2;

  private final double dropout;

  /**
   * A head.
   *
   * @param dropout of its inputs in training, at least 0 and below 1
   */
  public SpanHead(String name, int inputs, double dropout) {
    super(name, inputs);
    this.dropout = dropout;
  }

  @Override
  public List<ParameterBlock> blocks() {
    return List.of(
        new ParameterBlock("W", inputs(), SCORES, Initial.glorotNormal(inputs(), SCORES)),
        new ParameterBlock("b", 1, SCORES, Initial.zero()));
  }

  @Override
  public Step start(Pass pass, Rows rows) {
    return new Computing(pass, rows);
  }

  private final class Computing implements Step {
    private final Sequences sequences;
    private final RowScores scores;
    private float[] gradient;

    Computing(Pass pass, Rows rows) {
      this.sequences = rows.sequences();
      this.scores = new RowScores(pass, rows, SCORES, dropout, pass.chance().seed());
    }

    private int begin(int example) {
      return sequences.begin(sequences.firstOf(example)) * SCORES;
    }

    @Override
    public List<float[]> outputs() {
      List<float[]> results = new ArrayList<>(sequences.groupCount());
      for (int i = 0; i < sequences.groupCount(); i++) {
        results.add(Arrays.copyOfRange(scores.values(), begin(i), begin(i + 1)));
      }
      return results;
    }

    @Override
    public double loss(Targets targets) {
      gradient = new float[scores.values().length];
      double sum = 0;
      for (int i = 0; i < sequences.groupCount(); i++) {
        int first = sequences.firstOf(i);
        double share = (double) targets.weight(i) / (SCORES * Math.max(1, sequencesWithRows(i)));
        for (int k = first; k < sequences.firstOf(i + 1); k++) {
          for (int score = 0; score < SCORES && sequences.length(k) > 0; score++) {
            sum += lose(k, score, (int) targets.of(i)[(k - first) * SCORES + score], share);
          }
        }
      }
      return sum;
    }

    private int sequencesWithRows(int example) {
      int count = 0;
      for (int k = sequences.firstOf(example); k < sequences.firstOf(example + 1); k++) {
        count += sequences.length(k) > 0 ? 1 : 0;
      }
      return count;
    }

    /** The weighted cross-entropy of one score of a sequence; keeps its gradient. */
    private double lose(int sequence, int score, int target, double weight) {
      int length = sequences.length(sequence);
      if (target < 0 || target >= length) {
        throw new IllegalArgumentException(
            "Cannot learn row: " + target + ". Accepted: 0 to " + (length - 1));
      }
      float[] values = scores.values();
      int from = sequences.begin(sequence) * SCORES + score;
      double log = logSum(values, from, length);
      for (int i = 0, at = from; i < length; i++, at += SCORES) {
        gradient[at] = (float) (weight * Math.exp(values[at] - log));
      }
      int right = from + target * SCORES;
      gradient[right] -= (float) weight;
      return weight * (log - values[right]);
    }

    private static double logSum(float[] values, int from, int length) {
      double greatest = Double.NEGATIVE_INFINITY;
      for (int i = 0; i < length; i++) {
        greatest = Math.max(greatest, values[from + i * SCORES]);
      }
      double sum = 0;
      for (int i = 0; i < length; i++) {
        sum += Math.exp(values[from + i * SCORES] - greatest);
      }
      return greatest + Math.log(sum);
    }

    @Override
    public float[] backward() {
      return scores.backward(gradient);
    }
  }
}
