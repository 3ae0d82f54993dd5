package org.gleaner.network.head;

import java.util.ArrayList;
import java.util.List;
import org.gleaner.network.math.Rows;
import org.gleaner.network.math.Sequences;
import org.gleaner.network.part.ParameterBlock;
import org.gleaner.network.part.ParameterBlock.Initial;
import org.gleaner.network.part.Parameters;
import org.gleaner.network.part.Pass;
import org.gleaner.network.part.Targets;

/**
 * A label for each row by a linear-chain {@link ConditionalRandomField} over each sequence; an
 * example of several sequences (the windows of a long text) has its rows' labels one after the
 * other. Output: the numbers of the labels of the most probable path. Targets: the numbers of the
 * right labels. Parameters W [inputs, labels], b, T [labels, labels], begin and end.
 */
public final class CrfHead extends Head {
  private static final long serialVersionUID = 1L;

  private final int labels;
  private final double dropout;
  private final boolean chain;

  /**
   * A head.
   *
   * @param dropout of its inputs in training, at least 0 and below 1
   * @param chain whether scores of neighbouring labels are learnt; without them each label is
   *     chosen by itself, by softmax
   */
  public CrfHead(String name, int inputs, int labels, double dropout, boolean chain) {
    super(name, inputs);
    this.labels = labels;
    this.dropout = dropout;
    this.chain = chain;
  }

  @Override
  public List<ParameterBlock> blocks() {
    List<ParameterBlock> blocks = new ArrayList<>();
    blocks.add(new ParameterBlock("W", inputs(), labels, Initial.glorot(inputs(), labels)));
    blocks.add(new ParameterBlock("b", 1, labels, Initial.zero()));
    if (chain) {
      blocks.add(new ParameterBlock("T", labels, labels, Initial.uniform(0.1)));
      blocks.add(new ParameterBlock("begin", 1, labels, Initial.zero()));
      blocks.add(new ParameterBlock("end", 1, labels, Initial.zero()));
    }
    return blocks;
  }

  @Override
  public Step start(Pass pass, Rows rows) {
    return new Computing(pass, rows);
  }

  private final class Computing implements Step {
    private final Parameters parameters;
    private final Sequences sequences;
    private final ConditionalRandomField field;
    private final RowScores rowScores;
    private final float[] scores;
    private float[] above;
    private ConditionalRandomField.Gradients sums;

    Computing(Pass pass, Rows rows) {
      this.parameters = pass.parameters();
      this.sequences = rows.sequences();
      this.rowScores = new RowScores(pass, rows, labels, dropout, pass.chance().seed());
      this.scores = rowScores.values();
      this.field =
          chain
              ? new ConditionalRandomField(
                  labels, parameters.copy("T"), parameters.copy("begin"), parameters.copy("end"))
              : new ConditionalRandomField(
                  labels, new float[labels * labels], new float[labels], new float[labels]);
    }

    private int at(int sequence) {
      return sequences.begin(sequence) * labels;
    }

    @Override
    public List<float[]> outputs() {
      List<float[]> results = new ArrayList<>(sequences.groupCount());
      for (int i = 0; i < sequences.groupCount(); i++) {
        int begin = sequences.begin(sequences.firstOf(i));
        float[] result = new float[sequences.begin(sequences.firstOf(i + 1)) - begin];
        for (int sequence = sequences.firstOf(i); sequence < sequences.firstOf(i + 1); sequence++) {
          int length = sequences.length(sequence);
          int[] best = length == 0 ? new int[0] : field.best(scores, at(sequence), length);
          for (int k = 0; k < length; k++) {
            result[sequences.begin(sequence) - begin + k] = best[k];
          }
        }
        results.add(result);
      }
      return results;
    }

    @Override
    public double loss(Targets targets) {
      above = new float[scores.length];
      sums = new ConditionalRandomField.Gradients(labels);
      int[] path = path(targets);
      double sum = 0;
      for (int i = 0; i < sequences.count(); i++) {
        int length = sequences.length(i);
        if (length > 0) {
          int from = sequences.begin(i);
          sum += field.loss(scores, at(i), length, path, from);
          field.gradient(scores, at(i), length, path, from, above, sums);
        }
      }
      return sum;
    }

    /** The right labels, row by row. */
    private int[] path(Targets targets) {
      int[] path = new int[sequences.rows()];
      int row = 0;
      for (int i = 0; i < sequences.groupCount(); i++) {
        for (float label : targets.of(i)) {
          path[row++] = known((int) label);
        }
      }
      return path;
    }

    private int known(int label) {
      if (label < 0 || label >= labels) {
        throw new IllegalArgumentException(
            "Cannot learn label number: " + label + ". Accepted: 0 to " + (labels - 1));
      }
      return label;
    }

    @Override
    public float[] backward() {
      if (chain) {
        parameters.addGradient("T", sums.transitions);
        parameters.addGradient("begin", sums.begins);
        parameters.addGradient("end", sums.ends);
      }
      return rowScores.backward(above);
    }
  }
}
