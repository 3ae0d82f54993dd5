package org.gleaner.network.head;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
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
 * of each is instead that of the whole pair of texts, for which it has two scores. With a {@link
 * SpanBoundary} rows of tokens beside masked ones come in too, in training alone.
 *
 * <p>Target: the numbers of the tokens that stood there, with {@code pairs} after the number of the
 * right one of the two, and {@link SpanBoundary#SEEN} for a token that is not masked. Loss: the
 * mean cross-entropy over all masked tokens of the batch, with a boundary that of both predictions
 * of a token, and that over its pairs. Output: the logarithms of the probabilities, of the two and
 * then of each masked token. Parameters: b, those of the parts, for pairs follows.W [inputs, 2] and
 * follows.b, and those of the boundary; shares the table.
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
  private final SpanBoundary boundary;

  /**
   * A head.
   *
   * @param transform parts that treat each row by itself; what comes out has the table's width
   * @param vocabulary rows of the table
   * @param boundary what else predicts tokens of spans; null for nothing
   */
  public MaskedHead(
      String name, List<Part> transform, int vocabulary, boolean pairs, SpanBoundary boundary) {
    super(name, transform.get(0).inputs());
    PartChain.check(inputs(), transform);
    this.transform = new ArrayList<>(transform);
    this.vocabulary = vocabulary;
    this.pairs = pairs;
    this.boundary = boundary;
  }

  @Override
  public List<ParameterBlock> blocks() {
    List<ParameterBlock> blocks = new ArrayList<>(PartChain.blocks(transform));
    blocks.add(new ParameterBlock("b", 1, vocabulary, Initial.zero()));
    if (pairs) {
      blocks.add(new ParameterBlock("follows.W", inputs(), PAIR, Initial.normal(DEVIATION)));
      blocks.add(new ParameterBlock("follows.b", 1, PAIR, Initial.zero()));
    }
    if (boundary != null) {
      blocks.addAll(boundary.blocks());
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
    private final Pass pass;
    private final Parameters parameters;
    private final Rows rows;
    private final float[] all;
    private final int examples;
    private final int[] heads;
    private final float[] firsts;
    private final float[] follows;
    private int[] scored;
    private PartChain chain;
    private TableScores scores;
    private SpanBoundary.Step spans;

    Computing(Pass pass, Rows rows) {
      this.pass = pass;
      this.parameters = pass.parameters();
      this.rows = rows;
      this.all = rows.expanded();
      this.examples = rows.sequences().count();
      this.heads = IntStream.range(0, heading() * examples).map(rows.sequences()::begin).toArray();
      this.firsts = SomeRows.of(all, heads, inputs());
      this.follows = follows();
    }

    /** Rows of a sequence before those of masked tokens. */
    private int heading() {
      return pairs ? 1 : 0;
    }

    /** Makes the scores of rows, unless they were made of the same ones. */
    private void score(int[] which) {
      if (Arrays.equals(which, scored)) {
        return;
      }
      scored = which;
      chain = new PartChain(transform);
      Sequences one = Sequences.of(new int[] {which.length});
      float[] in = SomeRows.of(all, which, inputs());
      Rows out = chain.forward(Rows.of(one, in, inputs()), pass);
      scores = new TableScores(parameters, out.values(), out.width(), vocabulary, MOST);
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
      Sequences sequences = rows.sequences();
      score(picked());
      float[] logs = scores.logs();
      List<float[]> results = new ArrayList<>(examples);
      int from = 0;
      for (int i = 0; i < examples; i++) {
        int heading = heading() * PAIR;
        int size = (sequences.length(i) - heading()) * vocabulary;
        float[] result = new float[heading + size];
        System.arraycopy(follows, i * heading, result, 0, heading);
        System.arraycopy(logs, from, result, heading, size);
        results.add(result);
        from += size;
      }
      return results;
    }

    /** All rows but those before the ones of tokens. */
    private int[] picked() {
      Sequences sequences = rows.sequences();
      return IntStream.range(0, examples)
          .flatMap(i -> IntStream.range(sequences.begin(i) + heading(), sequences.begin(i + 1)))
          .toArray();
    }

    @Override
    public int[] drawn(double[] chances) {
      score(picked());
      return scores.drawn(chances);
    }

    @Override
    public double loss(Targets targets) {
      MaskedRows masked = MaskedRows.of(rows.sequences(), pass.picked(), targets, heading());
      int[] truth = masked.truth();
      float[] weights = masked.weights(targets);
      score(masked.masked());
      double sum = 0;
      for (int i = 0; i < heads.length; i++) {
        sum += lose(i, (int) targets.of(i)[0], targets.weight(i));
      }
      sum += scores.loss(truth, weights);
      if (boundary != null && masked.inSpans().length > 0) {
        spans = boundary.start(pass, all, masked, MOST);
        sum += spans.loss(truth, weights);
      }
      return sum;
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
      float[] below = new float[rows.sequences().rows() * inputs()];
      float[] gradient = chain.backward(scores.backward());
      SomeRows.add(gradient, inputs(), 0, below, scored, inputs());
      if (pairs) {
        parameters.addGradient("follows.b", Products.sum(follows, PAIR));
        Products.addGradient(firsts, follows, inputs(), parameters.gradient("follows.W"), PAIR);
        float[] first = Products.back(follows, inputs(), parameters.value("follows.W"), PAIR);
        SomeRows.add(first, inputs(), 0, below, heads, inputs());
      }
      if (spans != null) {
        spans.backward(below);
      }
      return rows.collapsed(below);
    }
  }
}
