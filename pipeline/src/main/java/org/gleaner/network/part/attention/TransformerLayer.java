package org.gleaner.network.part.attention;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.gleaner.network.part.LayerNorm;
import org.gleaner.network.part.Linear;
import org.gleaner.network.part.ParameterBlock;
import org.gleaner.network.part.Part;
import org.gleaner.network.part.PartChain;
import org.gleaner.network.part.Pass;
import org.gleaner.network.part.Unit;
import org.gleaner.network.part.Units;

/**
 * A layer of a Transformer (Vaswani et al. 2017): self-attention added to its input, and two layers
 * of units added to theirs, each normalised after the sum or before its first weight (Xiong et al.
 * 2020). It equals a {@link org.gleaner.network.part.Group} of {@link SelfAttention}, {@link
 * LayerNorm}, {@link Units} and {@link Linear} within two residual connections, with the same names
 * of parameters and the same dropout, but is computed for a few sequences at a time in memory
 * outside the Java heap, which fits into the second-level cache.
 */
public final class TransformerLayer extends Part {
  private static final long serialVersionUID = 1L;

  private final Shape shape;

  /** The shape of a layer. */
  public static final class Shape implements Serializable {
    private static final long serialVersionUID = 1L;

    final int size;
    final SelfAttention.Kind attention;
    final int heads;
    final int inner;
    final Unit unit;
    final boolean normFirst;
    final double epsilon;
    final double dropout;
    final double attentionDropout;
    final double deviation;

    /**
     * A shape.
     *
     * @param size width of the rows, a multiple of {@code heads}
     * @param attention softmax over all rows of a sequence, or the causal one
     * @param inner number of inner units
     * @param normFirst whether to normalise before the first weight, not after the sum
     * @param epsilon added to the variance of a row
     * @param dropout of what is added to the input, in training
     * @param attentionDropout of the weights of attention, in training
     * @param deviation of the normal distribution from which the weights begin
     */
    public Shape(
        int size,
        SelfAttention.Kind attention,
        int heads,
        int inner,
        Unit unit,
        boolean normFirst,
        double epsilon,
        double dropout,
        double attentionDropout,
        double deviation) {
      if (attention == SelfAttention.Kind.LINEAR) {
        throw new IllegalArgumentException(
            "Cannot make a layer of attention: LINEAR. Accepted: SOFTMAX, CAUSAL");
      }
      this.size = size;
      this.attention = attention;
      this.heads = heads;
      this.inner = inner;
      this.unit = unit;
      this.normFirst = normFirst;
      this.epsilon = epsilon;
      this.dropout = dropout;
      this.attentionDropout = attentionDropout;
      this.deviation = deviation;
    }
  }

  /** A layer. */
  public TransformerLayer(String name, Shape shape) {
    super(name, shape.size, shape.size);
    this.shape = shape;
  }

  @Override
  public List<ParameterBlock> blocks() {
    List<Part> parts = new ArrayList<>();
    if (shape.normFirst) {
      parts.add(new LayerNorm("attention.norm", shape.size));
    }
    parts.add(
        new SelfAttention(
            "attention.heads",
            shape.size,
            shape.size,
            shape.heads,
            shape.attention,
            shape.attentionDropout,
            shape.deviation));
    parts.add(new LayerNorm(shape.normFirst ? "units.norm" : "attention-norm", shape.size));
    parts.add(new Units("units.inner", shape.size, shape.inner, shape.unit, shape.deviation));
    parts.add(new Linear("units.outer", shape.inner, shape.size, shape.deviation));
    if (!shape.normFirst) {
      parts.add(new LayerNorm("units-norm", shape.size));
    }
    return PartChain.blocks(parts);
  }

  @Override
  public Step start(Pass pass) {
    return new LayerPass(shape, pass.repetition(name().hashCode()));
  }
}
