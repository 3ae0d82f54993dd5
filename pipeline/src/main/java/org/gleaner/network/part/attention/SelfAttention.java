package org.gleaner.network.part.attention;

import java.util.List;
import org.gleaner.network.math.Products;
import org.gleaner.network.math.Rows;
import org.gleaner.network.math.Sequences;
import org.gleaner.network.part.Chance;
import org.gleaner.network.part.ParameterBlock;
import org.gleaner.network.part.ParameterBlock.Initial;
import org.gleaner.network.part.Parameters;
import org.gleaner.network.part.Part;
import org.gleaner.network.part.Pass;

/**
 * Attention of every row of a sequence to its rows, with several heads side by side. Parameters W
 * [inputs, 3 size] and b (queries, keys, values; in each, head by head), O [size, inputs] and c.
 */
public final class SelfAttention extends Part {
  private static final long serialVersionUID = 1L;

  private final int size;
  private final int heads;
  private final Kind kind;
  private final double dropout;
  private final double deviation;

  /** The weights that a row gives to the others. */
  public enum Kind {
    /** Softmax of the scaled products of query and keys (Vaswani et al. 2017): quadratic time. */
    SOFTMAX,
    /** As {@link #SOFTMAX}, to the row itself and those before it alone (Radford et al. 2018). */
    CAUSAL,
    /** Products of elu(query) + 1 and elu(key) + 1 (Katharopoulos et al. 2020): linear time. */
    LINEAR
  }

  /**
   * An attention.
   *
   * @param size of all heads together, a multiple of {@code heads}
   */
  public SelfAttention(String name, int inputs, int size, int heads, Kind kind) {
    this(name, inputs, size, heads, kind, 0, 0);
  }

  /**
   * An attention.
   *
   * @param size of all heads together, a multiple of {@code heads}
   * @param dropout of the weights that softmax gives, in training
   * @param deviation of the normal distribution from which W and O begin; 0 for Glorot's
   */
  public SelfAttention(
      String name, int inputs, int size, int heads, Kind kind, double dropout, double deviation) {
    super(name, inputs, inputs);
    this.size = size;
    this.heads = heads;
    this.kind = kind;
    this.dropout = dropout;
    this.deviation = deviation;
    if (size % heads != 0) {
      throw new IllegalArgumentException(
          "Cannot divide " + size + " units: " + heads + " heads. Accepted: a divisor");
    }
  }

  @Override
  public List<ParameterBlock> blocks() {
    return List.of(
        new ParameterBlock("W", inputs(), 3L * size, initial(inputs(), size)),
        new ParameterBlock("b", 1, 3L * size, Initial.zero()),
        new ParameterBlock("O", size, inputs(), initial(size, inputs())),
        new ParameterBlock("c", 1, inputs(), Initial.zero()));
  }

  private Initial initial(int from, int to) {
    return deviation == 0 ? Initial.glorot(from, to) : Initial.normal(deviation);
  }

  @Override
  public Step start(Pass pass) {
    return new Attending(pass);
  }

  private Heads heads(Sequences sequences, Chance chance) {
    if (kind == Kind.LINEAR) {
      return new LinearHeads(sequences, size, heads);
    }
    ShareDropout ofShares = new ShareDropout(dropout, name(), chance);
    return new SoftmaxHeads(sequences, size, heads, ofShares, kind == Kind.CAUSAL);
  }

  private final class Attending implements Step {
    private final Parameters parameters;
    private final Chance chance;
    private Rows rows;
    private float[] projected;
    private float[] context;
    private Heads attention;

    Attending(Pass pass) {
      this.parameters = pass.parameters();
      this.chance = pass.chance();
    }

    @Override
    public Rows forward(Rows in) {
      rows = in;
      float[] stored = parameters.product(in, "W", 3 * size);
      Products.addToEach(stored, parameters.copy("b"));
      projected = in.with(stored, 3 * size).expanded();
      attention = heads(in.sequences(), chance);
      context = attention.forward(projected);
      float[] out = Products.forward(context, size, parameters.value("O"), inputs());
      Products.addToEach(out, parameters.copy("c"));
      return Rows.of(in.sequences(), out, inputs());
    }

    @Override
    public float[] backward(float[] gradient) {
      parameters.addGradient("c", Products.sum(gradient, inputs()));
      Products.addGradient(context, gradient, size, parameters.gradient("O"), inputs());
      float[] back = Products.back(gradient, size, parameters.value("O"), inputs());
      float[] all = attention.backward(projected, back);
      float[] stored = rows.with(new float[rows.stored() * 3 * size], 3 * size).collapsed(all);
      parameters.addGradient("b", Products.sum(stored, 3 * size));
      Products.addGradient(rows.values(), stored, inputs(), parameters.gradient("W"), 3 * size);
      return Products.back(stored, inputs(), parameters.value("W"), 3 * size);
    }
  }

  /** The heads of one pass. */
  interface Heads {
    /**
     * Computes what the heads read.
     *
     * @param projected queries, keys and values of each row, [rows, 3 size]
     * @return for each row what its heads read, [rows, size]
     */
    float[] forward(float[] projected);

    /** The gradient of {@code projected}, given that of what was read. */
    float[] backward(float[] projected, float[] gradient);
  }
}
