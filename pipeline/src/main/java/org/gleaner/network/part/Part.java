package org.gleaner.network.part;

import java.io.Serializable;
import java.util.List;
import org.gleaner.network.math.Rows;

/**
 * A part of a network: rows in, rows out. A declaration, immutable; {@link #start} makes what
 * computes. The row count may change (pooling), and what comes out must depend on each sequence
 * alone.
 */
public abstract class Part implements Serializable {
  private static final long serialVersionUID = 1L;

  private final String name;
  private final int inputs;
  private final int outputs;

  /**
   * @param name unique in its chain; the parameters are named {@code name.parameter}, or as they
   *     stand if the name is empty
   */
  public Part(String name, int inputs, int outputs) {
    this.name = name;
    this.inputs = inputs;
    this.outputs = outputs;
  }

  /** The name, unique in its chain. */
  public final String name() {
    return name;
  }

  /** Width of the rows that come in. */
  public final int inputs() {
    return inputs;
  }

  /** Width of the rows that go out. */
  public final int outputs() {
    return outputs;
  }

  /** Whether one row for each sequence goes out, instead of one for each token. */
  public boolean pools() {
    return false;
  }

  /** The parameters, their names without the part's. */
  public List<ParameterBlock> blocks() {
    return List.of();
  }

  /** Begins one pass over one batch. */
  public abstract Step start(Pass pass);

  /**
   * Begins a pass that gets one row of each sequence at a time. Parts that treat each row by itself
   * return {@link Cursor#rowByRow}; those that carry a state return their own.
   *
   * @throws UnsupportedOperationException if the part needs later rows or other sequences' rows
   */
  public Cursor cursor(Pass pass) {
    throw new UnsupportedOperationException("Cannot decode step by step: " + name);
  }

  /** One pass of a part over one batch. Keeps between the two calls what the second needs. */
  public interface Step {
    /** The rows that go out. */
    Rows forward(Rows in);

    /**
     * Adds to the gradients of the part's parameters, which the network clears once a step.
     *
     * @param gradient of the stored vectors that went out; may be destroyed
     * @return the gradient of the stored vectors that came in
     */
    float[] backward(float[] gradient);
  }
}
