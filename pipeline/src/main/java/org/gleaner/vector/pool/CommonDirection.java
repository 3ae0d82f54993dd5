package org.gleaner.vector.pool;

import java.io.Serializable;

/**
 * The direction that vectors have most in common: the first right singular vector of the matrix of
 * all, not centered. Sums up products, so that any number of vectors takes one matrix of memory;
 * sums of parts may be merged. Not thread-safe.
 */
public final class CommonDirection implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final int MOST_STEPS = 1_000;
  private static final double ENOUGH = 1e-13;

  private final double[][] products;

  /** The direction of no vectors yet. */
  public CommonDirection(int dimensions) {
    products = new double[dimensions][dimensions];
  }

  /** Adds a vector. */
  public CommonDirection add(double[] vector) {
    for (int i = 0; i < vector.length; i++) {
      double value = vector[i];
      double[] row = products[i];
      for (int j = 0; j < row.length; j++) {
        row[j] += value * vector[j];
      }
    }
    return this;
  }

  /** Adds the sums of another. */
  public CommonDirection merge(CommonDirection other) {
    for (int i = 0; i < products.length; i++) {
      for (int j = 0; j < products.length; j++) {
        products[i][j] += other.products[i][j];
      }
    }
    return this;
  }

  /** The direction, of length 1, by power iteration; the zero vector if all vectors were zero. */
  public double[] direction() {
    double[] direction = new double[products.length];
    java.util.Arrays.fill(direction, 1 / Math.sqrt(products.length));
    for (int step = 0; step < MOST_STEPS; step++) {
      double[] next = new double[direction.length];
      double square = 0;
      for (int i = 0; i < next.length; i++) {
        for (int j = 0; j < next.length; j++) {
          next[i] += products[i][j] * direction[j];
        }
        square += next[i] * next[i];
      }
      if (square == 0) {
        return next;
      }
      double change = 0;
      for (int i = 0; i < next.length; i++) {
        next[i] /= Math.sqrt(square);
        change += (next[i] - direction[i]) * (next[i] - direction[i]);
      }
      direction = next;
      if (change < ENOUGH * ENOUGH) {
        break;
      }
    }
    return direction;
  }
}
