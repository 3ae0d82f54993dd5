package org.gleaner.network.head;

import org.gleaner.network.math.DropoutMask;
import org.gleaner.network.math.Products;
import org.gleaner.network.math.Rows;
import org.gleaner.network.part.Parameters;
import org.gleaner.network.part.Pass;

/** The scores x W + b of the rows of one batch, with dropout of x in training, and the way back. */
final class RowScores {
  private final Parameters parameters;
  private final Rows rows;
  private final int outputs;
  private final float[] inputs;
  private final float[] factors;
  private final float[] values;

  /**
   * Scores.
   *
   * @param pass whose parameters are W [inputs, outputs] and b
   * @param dropout of the inputs in training, at least 0 and below 1
   * @param seed of the dropout
   */
  RowScores(Pass pass, Rows rows, int outputs, double dropout, long seed) {
    this.parameters = pass.parameters();
    this.rows = rows;
    this.outputs = outputs;
    this.inputs = rows.expanded().clone();
    this.factors = factors(pass, dropout, seed);
    this.values = Products.forward(inputs, rows.width(), parameters.value("W"), outputs);
    Products.addToEach(values, parameters.copy("b"));
  }

  private float[] factors(Pass pass, double dropout, long seed) {
    if (!pass.chance().training() || dropout == 0) {
      return null;
    }
    float[] drawn = DropoutMask.factors(inputs.length, dropout, seed, pass.chance().iteration());
    for (int i = 0; i < inputs.length; i++) {
      inputs[i] *= drawn[i];
    }
    return drawn;
  }

  /** The scores row by row, [rows, outputs]; not to be changed. */
  float[] values() {
    return values;
  }

  /**
   * Adds to the gradients of W and b.
   *
   * @param gradient of the scores
   * @return the gradient of the stored vectors that came in
   */
  float[] backward(float[] gradient) {
    int width = rows.width();
    parameters.addGradient("b", Products.sum(gradient, outputs));
    Products.addGradient(inputs, gradient, width, parameters.gradient("W"), outputs);
    float[] below = Products.back(gradient, width, parameters.value("W"), outputs);
    for (int i = 0; factors != null && i < below.length; i++) {
      below[i] *= factors[i];
    }
    return rows.collapsed(below);
  }
}
