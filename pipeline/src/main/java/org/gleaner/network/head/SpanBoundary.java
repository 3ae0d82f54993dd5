package org.gleaner.network.head;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.gleaner.network.math.Rows;
import org.gleaner.network.math.Sequences;
import org.gleaner.network.part.LayerNorm;
import org.gleaner.network.part.ParameterBlock;
import org.gleaner.network.part.ParameterBlock.Initial;
import org.gleaner.network.part.Parameters;
import org.gleaner.network.part.Part;
import org.gleaner.network.part.PartChain;
import org.gleaner.network.part.Pass;
import org.gleaner.network.part.Unit;
import org.gleaner.network.part.Units;

/**
 * The span boundary objective (Joshi et al. 2020, section 2.3): predicts a token of a span (s, e)
 * by the rows of the tokens on both sides of the span and by the token's place in it. h =
 * norm(gelu(W2 norm(gelu(W1 [x(s-1); x(e+1); P(i-s)] + b1)) + b2)), whose products with the table
 * in which the network starts, plus a bias, are the scores. Only tokens among the first {@value
 * #POSITIONS} of a span between two tokens of the sequence count. A part of {@link MaskedHead}, of
 * training alone. Parameters, all under {@code boundary.}: P [positions, min(width, 200)], inner.W
 * and b, inner-norm.g and b, outer.W and b, outer-norm.g and b, and b; shares the table.
 */
public final class SpanBoundary implements Serializable {
  private static final long serialVersionUID = 1L;

  /** The target of a token that is picked beside a span: it is not masked. */
  public static final float SEEN = -1;

  /** Tokens of a span that have a place. */
  static final int POSITIONS = 20;

  private static final int WIDEST = 200;
  private static final String NAME = "boundary";
  private static final double DEVIATION = 0.02;

  private final int width;
  private final int placeWidth;
  private final int vocabulary;
  private final ArrayList<Part> parts;

  /**
   * An objective.
   *
   * @param width of the rows that come in
   * @param outputs width of the table
   * @param vocabulary rows of the table
   * @param epsilon added to variances
   */
  public SpanBoundary(int width, int outputs, int vocabulary, double epsilon) {
    this.width = width;
    this.placeWidth = Math.min(width, WIDEST);
    this.vocabulary = vocabulary;
    this.parts =
        new ArrayList<>(
            List.of(
                new Units("inner", inputs(), width, Unit.GELU, DEVIATION),
                new LayerNorm("inner-norm", width, epsilon),
                new Units("outer", width, outputs, Unit.GELU, DEVIATION),
                new LayerNorm("outer-norm", outputs, epsilon)));
  }

  private int inputs() {
    return 2 * width + placeWidth;
  }

  /** The parameters, named as those of the head. */
  List<ParameterBlock> blocks() {
    List<ParameterBlock> blocks = new ArrayList<>(PartChain.blocks(parts));
    blocks.add(new ParameterBlock("P", POSITIONS, placeWidth, Initial.normal(DEVIATION)));
    blocks.add(new ParameterBlock("b", 1, vocabulary, Initial.zero()));
    blocks.replaceAll(block -> block.named(Parameters.prefix(NAME) + block.name()));
    return blocks;
  }

  /**
   * Begins a pass over the tokens of spans.
   *
   * @param pass of the head
   * @param all rows of the batch
   * @param spans of which there is at least one token
   * @param most scores that are held at once
   */
  Step start(Pass pass, float[] all, MaskedRows spans, int most) {
    return new Step(pass.of(NAME), all, spans, most);
  }

  /** One pass over the tokens of the spans of a batch. */
  final class Step {
    private final Parameters parameters;
    private final MaskedRows spans;
    private final PartChain chain;
    private final TableScores scores;

    private Step(Pass pass, float[] all, MaskedRows spans, int most) {
      this.parameters = pass.parameters();
      this.spans = spans;
      this.chain = new PartChain(parts);
      float[] in = joined(all);
      Sequences one = Sequences.of(new int[] {in.length / inputs()});
      Rows out = chain.forward(Rows.of(one, in, inputs()), pass);
      this.scores = new TableScores(parameters, out.values(), out.width(), vocabulary, most);
    }

    /** The rows on both sides and the vector of the place, side by side. */
    private float[] joined(float[] all) {
      float[] places = parameters.copy("P");
      float[] in = new float[spans.positions().length * inputs()];
      SomeRows.put(all, spans.lefts(), width, in, inputs(), 0);
      SomeRows.put(all, spans.rights(), width, in, inputs(), width);
      SomeRows.put(places, spans.positions(), placeWidth, in, inputs(), 2 * width);
      return in;
    }

    /**
     * The cross-entropy.
     *
     * @param truth of all masked tokens
     * @param weights of all masked tokens
     */
    double loss(int[] truth, float[] weights) {
      int[] which = spans.inSpans();
      int[] ownTruth = new int[which.length];
      for (int i = 0; i < which.length; i++) {
        ownTruth[i] = truth[which[i]];
      }
      return scores.loss(ownTruth, SomeRows.of(weights, which, 1));
    }

    /** Adds to the gradients of the parameters and of the rows of the batch. */
    void backward(float[] below) {
      float[] gradient = chain.backward(scores.backward());
      float[] places = new float[POSITIONS * placeWidth];
      SomeRows.add(gradient, inputs(), 0, below, spans.lefts(), width);
      SomeRows.add(gradient, inputs(), width, below, spans.rights(), width);
      SomeRows.add(gradient, inputs(), 2 * width, places, spans.positions(), placeWidth);
      parameters.addGradient("P", places);
    }
  }
}
