package org.gleaner.network.part.embedding;

import java.io.Serializable;
import java.util.List;
import org.gleaner.network.part.Chance;
import org.gleaner.network.part.ParameterBlock;
import org.gleaner.network.part.Parameters;
import org.gleaner.network.part.TokenBatch;

/**
 * The beginning of a {@code TextBody}: a vector for each distinct token of a batch. A declaration,
 * immutable.
 */
public abstract class Embedding implements Serializable {
  private static final long serialVersionUID = 1L;

  private final int outputs;

  Embedding(int outputs) {
    this.outputs = outputs;
  }

  /** Width of the vectors. */
  public final int outputs() {
    return outputs;
  }

  /** The parameters with their full names. */
  public abstract List<ParameterBlock> blocks();

  /** Begins one pass over one batch. */
  public abstract Step start(Parameters parameters, Chance draw);

  /** One pass over the distinct tokens of one batch. */
  public interface Step {
    /** A vector for each distinct token, one after the other. */
    float[] forward(TokenBatch batch);

    /** Overwrites the gradients of the parameters, given that of the vectors. */
    void backward(float[] gradient);
  }
}
