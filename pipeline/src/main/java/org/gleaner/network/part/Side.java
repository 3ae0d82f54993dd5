package org.gleaner.network.part;

import org.gleaner.network.math.Products;
import org.gleaner.network.math.Rows;

/**
 * A side input: features of the examples, or the rows of an earlier chain. Several parts may read
 * them; their gradients add up.
 */
public final class Side {
  /** The name of the examples' features. */
  public static final String FEATURES = "features";

  /** The name of the rows of the chain before. */
  public static final String MEMORY = "memory";

  private final Rows rows;
  private float[] gradient;

  /** A side input without a gradient yet. */
  public Side(Rows rows) {
    this.rows = rows;
  }

  /** The rows. */
  public Rows rows() {
    return rows;
  }

  /** Adds to the gradient of the stored vectors. */
  public void addGradient(float[] more) {
    if (gradient == null) {
      gradient = new float[rows.values().length];
    }
    Products.addScaled(more, 0, 1f, gradient, 0, gradient.length);
  }

  /** The gradient of the stored vectors; null if no part has added to it. */
  public float[] gradient() {
    return gradient;
  }
}
