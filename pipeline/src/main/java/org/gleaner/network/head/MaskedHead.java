package org.gleaner.network.head;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.gleaner.network.math.Products;
import org.gleaner.network.math.Rows;
import org.gleaner.network.math.Sequences;
import org.gleaner.network.math.Softmax;
import org.gleaner.network.part.ParameterBlock;
import org.gleaner.network.part.ParameterBlock.Initial;
import org.gleaner.network.part.Parameters;
import org.gleaner.network.part.Part;
import org.gleaner.network.part.PartChain;
import org.gleaner.network.part.Pass;
import org.gleaner.network.part.Targets;

/**
 * The tokens that were masked (Devlin et al. 2019): parts bring each row to the width of the table
 * in which the network starts, whose products with it are the scores of all tokens. Every row that
 * comes in is that of a masked token, every example one sequence; with {@code pairs} the first row
 * of each is instead that of the whole pair of texts, for which it has two scores.
 *
 * <p>Target: the numbers of the tokens that stood there, with {@code pairs} after the number of the
 * right one of the two. Loss: the mean cross-entropy over all masked tokens of the batch, and that
 * over its pairs. Output: the logarithms of the probabilities, of the two and then of each masked
 * token. Parameters: b, those of the parts, and for pairs follows.W [inputs, 2] and follows.b;
 * shares the table.
 */
public final class MaskedHead extends Head {
  private static final long serialVersionUID = 1L;

  /** Scores that are held at once. */
  private static final int MOST = 1 << 22;

  private static final int PAIR = 2;
  private static final double DEVIATION = 0.02;

  private final List<Part> transform;
  private final int vocabulary;
  private final boolean pairs;

  /**
   * A head.
   *
   * @param transform parts that treat each row by itself; what comes out has the table's width
   * @param vocabulary rows of the table
   */
  public MaskedHead(String name, List<Part> transform, int vocabulary, boolean pairs) {
    super(name, transform.get(0).inputs());
    PartChain.check(inputs(), transform);
    this.transform = new ArrayList<>(transform);
    this.vocabulary = vocabulary;
    this.pairs = pairs;
  }

  @Override
  public List<ParameterBlock> blocks() {
    List<ParameterBlock> blocks = new ArrayList<>(PartChain.blocks(transform));
    blocks.add(new ParameterBlock("b", 1, vocabulary, Initial.zero()));
    if (pairs) {
      blocks.add(new ParameterBlock("follows.W", inputs(), PAIR, Initial.normal(DEVIATION)));
      blocks.add(new ParameterBlock("follows.b", 1, PAIR, Initial.zero()));
    }
    return blocks;
  }

  @Override
  public Drawing start(Pass pass, Rows rows) {
    return new Computing(pass, rows);
  }

  /** A pass that can draw tokens for the masked ones, too. */
  public interface Drawing extends Step {
    /**
     * A token for each masked one, drawn with the probability that the head gives it.
     *
     * @param chances for each masked token of the batch a number from 0 on and below 1
     */
    int[] drawn(double[] chances);
  }

  private final class Computing implements Drawing {
    private final Parameters parameters;
    private final Rows rows;
    private final int examples;
    private final PartChain chain;
    private final Sequences masked;
    private final TableScores scores;
    private final float[] firsts;
    private final float[] follows;

    Computing(Pass pass, Rows rows) {
      this.parameters = pass.parameters();
      this.rows = rows;
      this.examples = rows.sequences().count();
      int[] lengths = rows.sequences().lengths();
      Arrays.setAll(lengths, i -> lengths[i] - heading());
      this.masked = Sequences.of(lengths);
      float[] others = new float[masked.rows() * inputs()];
      this.firsts = new float[heading() * examples * inputs()];
      move(rows.expanded(), firsts, others, true);
      this.chain = new PartChain(transform);
      Rows out = chain.forward(Rows.of(masked, others, inputs()), pass);
      this.scores = new TableScores(parameters, out.values(), out.width(), vocabulary, MOST);
      this.follows = follows();
    }

    /** Rows of a sequence before those of masked tokens. */
    private int heading() {
      return pairs ? 1 : 0;
    }

    /** Copies the rows of sequences apart, or back. */
    private void move(float[] all, float[] first, float[] others, boolean apart) {
      int width = inputs();
      for (int i = 0; i < examples; i++) {
        int at = rows.sequences().begin(i) * width;
        copy(all, at, first, i * heading() * width, heading() * width, apart);
        int size = masked.length(i) * width;
        copy(all, at + heading() * width, others, masked.begin(i) * width, size, apart);
      }
    }

    private static void copy(
        float[] all, int at, float[] part, int partAt, int size, boolean apart) {
      if (apart) {
        System.arraycopy(all, at, part, partAt, size);
      } else {
        System.arraycopy(part, partAt, all, at, size);
      }
    }

    /** The logarithms of the probabilities of pairs. */
    private float[] follows() {
      if (!pairs) {
        return new float[0];
      }
      float[] result = Products.forward(firsts, inputs(), parameters.value("follows.W"), PAIR);
      Products.addToEach(result, parameters.copy("follows.b"));
      double[] logs = Softmax.logSums(result.clone(), examples, PAIR);
      for (int i = 0; i < result.length; i++) {
        result[i] -= (float) logs[i / PAIR];
      }
      return result;
    }

    @Override
    public List<float[]> outputs() {
      float[] logs = scores.logs();
      List<float[]> results = new ArrayList<>(examples);
      for (int i = 0; i < examples; i++) {
        int heading = heading() * PAIR;
        float[] result = new float[heading + masked.length(i) * vocabulary];
        System.arraycopy(follows, i * heading, result, 0, heading);
        System.arraycopy(
            logs, masked.begin(i) * vocabulary, result, heading, result.length - heading);
        results.add(result);
      }
      return results;
    }

    @Override
    public int[] drawn(double[] chances) {
      return scores.drawn(chances);
    }

    @Override
    public double loss(Targets targets) {
      int[] truth = new int[masked.rows()];
      float[] weights = new float[truth.length];
      double sum = 0;
      for (int i = 0; i < examples; i++) {
        for (int k = 0; k < masked.length(i); k++) {
          truth[masked.begin(i) + k] = (int) targets.of(i)[heading() + k];
          weights[masked.begin(i) + k] = targets.weight(i) * examples / truth.length;
        }
        sum += pairs ? lose(i, (int) targets.of(i)[0], targets.weight(i)) : 0;
      }
      return sum + scores.loss(truth, weights);
    }

    /** The loss of a pair, whose logarithms become the gradients of its scores. */
    private double lose(int example, int truth, float weight) {
      double loss = -weight * follows[example * PAIR + truth];
      for (int k = 0; k < PAIR; k++) {
        int at = example * PAIR + k;
        follows[at] = weight * ((float) Math.exp(follows[at]) - (k == truth ? 1 : 0));
      }
      return loss;
    }

    @Override
    public float[] backward() {
      float[] others = chain.backward(scores.backward());
      float[] first = firsts;
      if (pairs) {
        parameters.addGradient("follows.b", Products.sum(follows, PAIR));
        Products.addGradient(firsts, follows, inputs(), parameters.gradient("follows.W"), PAIR);
        first = Products.back(follows, inputs(), parameters.value("follows.W"), PAIR);
      }
      float[] below = new float[rows.sequences().rows() * inputs()];
      move(below, first, others, false);
      return rows.collapsed(below);
    }
  }
}
