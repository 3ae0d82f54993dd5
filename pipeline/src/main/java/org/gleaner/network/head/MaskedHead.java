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
 * Target: the numbers of the tokens that stood there. Loss: cross-entropy, its mean over all rows
 * of the batch. Output: for each row the logarithm of each token's probability. Parameter b; shares
 * the table. Scores of a large batch are computed in slices and not kept.
 */
public final class MaskedHead extends Head {
  private static final long serialVersionUID = 1L;

  /** Scores that are held at once, at most. */
  private static final int MOST = 1 << 22;

  private static final int PIECE = 1 << 16;

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
    return new Computing(pass.parameters(), rows);
  }

  private final class Computing implements Step {
    private final Parameters parameters;
    private final Sequences sequences;
    private final float[] inputs;
    private final int slice;
    private final float[] scores;
    private int[] truth;
    private float[] weights;
    private float[] below;
    private FloatBlock tableGradient;
    private FloatBlock biasGradient;

    Computing(Parameters parameters, Rows rows) {
      this.parameters = parameters;
      this.sequences = rows.sequences();
      this.inputs = rows.expanded();
      this.slice = Math.min(sequences.rows(), Math.max(1, MOST / vocabulary));
      this.scores = new float[slice * vocabulary];
    }

    @Override
    public List<float[]> outputs() {
      List<float[]> results = new ArrayList<>(sequences.count());
      try (Slice work = new Slice()) {
        for (int i = 0; i < sequences.count(); i++) {
          float[] result = new float[sequences.length(i) * vocabulary];
          for (int from = sequences.begin(i); from < sequences.begin(i + 1); from += slice) {
            int count = Math.min(slice, sequences.begin(i + 1) - from);
            work.score(from, count);
            int at = (from - sequences.begin(i)) * vocabulary;
            System.arraycopy(scores, 0, result, at, count * vocabulary);
            double[] logs = Softmax.logSums(scores, count, vocabulary);
            for (int k = 0; k < count * vocabulary; k++) {
              result[at + k] -= (float) logs[k / vocabulary];
            }
          }
          results.add(result);
        }
      }
      return results;
    }

    /** Goes through the scores once, slice by slice, and keeps the gradients of what is smaller. */
    @Override
    public double loss(Targets targets) {
      read(targets);
      below = new float[inputs.length];
      tableGradient = cleared((long) vocabulary * inputs());
      biasGradient = cleared(vocabulary);
      double sum = 0;
      try (Slice work = new Slice()) {
        for (int from = 0; from < truth.length; from += slice) {
          int count = Math.min(slice, truth.length - from);
          work.score(from, count);
          sum += lose(from, count);
          work.back(from, count);
        }
      }
      return sum;
    }

    /** The tokens that stood at the rows, and the weights of the rows. */
    private void read(Targets targets) {
      truth = new int[sequences.rows()];
      weights = new float[truth.length];
      for (int i = 0; i < sequences.count(); i++) {
        for (int k = 0; k < sequences.length(i); k++) {
          int row = sequences.begin(i) + k;
          truth[row] = (int) targets.of(i)[k];
          weights[row] = targets.weight(i) * sequences.count() / truth.length;
        }
      }
    }

    /** The loss of a slice; its scores become their gradients but for the weights of rows. */
    private double lose(int from, int count) {
      double[] ofTruth = new double[count];
      for (int row = 0; row < count; row++) {
        ofTruth[row] = scores[row * vocabulary + truth[from + row]];
      }
      double[] logs = Softmax.logSums(scores, count, vocabulary);
      double sum = 0;
      for (int row = 0; row < count; row++) {
        sum += weights[from + row] * (logs[row] - ofTruth[row]);
        scores[row * vocabulary + truth[from + row]] -= 1;
      }
      return sum;
    }

    @Override
    public float[] backward() {
      add(tableGradient, parameters.ofFirstStream().tableGradient(), vocabulary * inputs());
      add(biasGradient, parameters.gradient("b"), vocabulary);
      tableGradient.close();
      biasGradient.close();
      return below;
    }

    /** The memory of a slice, outside of the heap. */
    private final class Slice implements AutoCloseable {
      private final FloatBlock table = parameters.ofFirstStream().table();
      private final float[] bias = parameters.copy("b");
      private final FloatBlock rows = FloatBlock.copyOf(inputs);
      private final FloatBlock weighted = FloatBlock.allocate((long) slice * inputs());
      private final FloatBlock block = FloatBlock.allocate((long) slice * vocabulary);

      void score(int from, int count) {
        FloatBlock.Operand some = rows.from((long) from * inputs());
        FloatBlock.multiply(
            count, vocabulary, inputs(), some, table.transposedFrom(0), 0f, block, 0);
        block.get(0, scores, 0, count * vocabulary);
        Products.addToEach(scores, bias);
      }

      void back(int from, int count) {
        block.put(0, scores, 0, count * vocabulary);
        FloatBlock.multiply(
            count, inputs(), vocabulary, block.from(0), table.from(0), 0f, weighted, 0);
        weighted.get(0, below, from * inputs(), count * inputs());
        float[] scaled = Arrays.copyOfRange(inputs, from * inputs(), (from + count) * inputs());
        for (int i = 0; i < scaled.length; i++) {
          scaled[i] *= weights[from + i / inputs()];
          below[from * inputs() + i] *= weights[from + i / inputs()];
        }
        weighted.put(0, scaled, 0, scaled.length);
        FloatBlock.multiply(
            vocabulary,
            inputs(),
            count,
            block.transposedFrom(0),
            weighted.from(0),
            1f,
            tableGradient,
            0);
        weighted.put(0, weights, from, count);
        FloatBlock.multiply(
            1, vocabulary, count, weighted.from(0), block.from(0), 1f, biasGradient, 0);
      }

      @Override
      public void close() {
        rows.close();
        weighted.close();
        block.close();
      }
    }
  }

  private static FloatBlock cleared(long size) {
    FloatBlock block = FloatBlock.allocate(size);
    block.clear(size);
    return block;
  }

  private static void add(FloatBlock from, FloatBlock to, int size) {
    float[] some = new float[Math.min(size, PIECE)];
    float[] sum = new float[some.length];
    for (int at = 0; at < size; at += PIECE) {
      int count = Math.min(PIECE, size - at);
      from.get(at, some, 0, count);
      to.get(at, sum, 0, count);
      Products.addScaled(some, 0, 1f, sum, 0, count);
      to.put(at, sum, 0, count);
    }
  }
}
