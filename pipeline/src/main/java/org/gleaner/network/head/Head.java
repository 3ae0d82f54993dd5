package org.gleaner.network.head;

import java.io.Serializable;
import java.util.List;
import org.gleaner.network.math.Rows;
import org.gleaner.network.part.ParameterBlock;
import org.gleaner.network.part.Pass;
import org.gleaner.network.part.Targets;

/**
 * The end of a network: its output for each example, and its loss. A declaration, immutable; {@link
 * #start} makes what computes. The rows that come in belong to sequences; after a pooling these are
 * the examples.
 */
public abstract class Head implements Serializable {
  private static final long serialVersionUID = 1L;

  private final String name;
  private final int inputs;

  /**
   * A head.
   *
   * @param name the parameters are named {@code name.parameter}
   * @param inputs width of the rows that come in
   */
  protected Head(String name, int inputs) {
    this.name = name;
    this.inputs = inputs;
  }

  /** The name under which its parameters stand. */
  public final String name() {
    return name;
  }

  /** Width of the rows that come in. */
  public final int inputs() {
    return inputs;
  }

  /** The parameters, their names without the head's. */
  public abstract List<ParameterBlock> blocks();

  /** Begins one pass over the rows of one batch. */
  public abstract Step start(Pass pass, Rows rows);

  /** One pass of a head over one batch. */
  public interface Step {
    /** The network's output for each example. */
    List<float[]> outputs();

    /** The sum of the examples' losses; keeps their gradients. */
    double loss(Targets targets);

    /**
     * Adds to the gradients of the head's parameters; after {@link #loss}.
     *
     * @return the gradient of the stored vectors that came in
     */
    float[] backward();
  }
}
