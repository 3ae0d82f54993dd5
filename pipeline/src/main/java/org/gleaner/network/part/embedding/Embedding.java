package org.gleaner.network.part.embedding;

import java.io.Serializable;
import java.util.List;
import java.util.function.IntFunction;
import org.gleaner.network.part.Chance;
import org.gleaner.network.part.ParameterBlock;
import org.gleaner.network.part.Parameters;
import org.gleaner.network.part.Pass;
import org.gleaner.network.part.TokenBatch;

/** The beginning of a chain of parts: a vector for each distinct token. Immutable. */
public abstract class Embedding implements Serializable {
  private static final long serialVersionUID = 1L;

  private final int vocabulary;
  private final int cells;
  private final int outputs;

  /**
   * An embedding.
   *
   * @param vocabulary token numbers are below it
   * @param cells numbers of a token: its own, and those of its characters
   * @param outputs width of the vectors
   */
  protected Embedding(int vocabulary, int cells, int outputs) {
    this.vocabulary = vocabulary;
    this.cells = cells;
    this.outputs = outputs;
  }

  /** The size of the vocabulary: token numbers are below it. */
  public final int vocabulary() {
    return vocabulary;
  }

  /** Numbers of a token: its own, and those of its characters. */
  public final int cells() {
    return cells;
  }

  /** Width of the vectors. */
  public final int outputs() {
    return outputs;
  }

  /** The parameters. */
  public abstract List<ParameterBlock> blocks();

  /**
   * Disturbs sequences for a step of training: some tokens are read as others.
   *
   * @param sequences not changed
   * @return the same list where nothing is random
   */
  public List<int[]> disturbed(List<int[]> sequences, Chance chance) {
    return sequences;
  }

  /**
   * Sets the vectors of tokens before training.
   *
   * @param vectors for a token number its vector, of the width of {@link #begins}; null to leave
   *     the random one
   */
  public abstract void begin(Parameters parameters, IntFunction<float[]> vectors);

  /** Width of the vectors that {@link #begin} takes. */
  public abstract int begins();

  /** Begins one pass over one batch. */
  public abstract Step start(Pass pass);

  /** One pass over the distinct tokens of one batch. */
  public interface Step {
    /** A vector for each distinct token, one after the other. */
    float[] forward(TokenBatch batch);

    /** Adds to the gradients of the parameters, given that of the vectors. */
    void backward(float[] gradient);
  }
}
