package org.gleaner.network.part.capsule;

import org.gleaner.network.math.Products;
import org.gleaner.network.math.Rows;
import org.gleaner.network.part.Cursor;
import org.gleaner.network.part.Part;
import org.gleaner.network.part.Pass;

/**
 * The Euclidean length of each vector of {@code size} numbers in a row. A length of 0 has no
 * gradient.
 */
public final class CapsuleLengths extends Part {
  private static final long serialVersionUID = 1L;

  private final int size;

  /**
   * The lengths of vectors that stand side by side.
   *
   * @param inputs numbers of a row, a multiple of {@code size}
   * @param size numbers of a vector
   */
  public CapsuleLengths(String name, int inputs, int size) {
    super(name, inputs, inputs / size);
    this.size = size;
  }

  @Override
  public Step start(Pass pass) {
    return new Measuring();
  }

  @Override
  public Cursor cursor(Pass pass) {
    return Cursor.rowByRow(this, pass);
  }

  private final class Measuring implements Step {
    private float[] vectors;
    private float[] lengths;

    @Override
    public Rows forward(Rows in) {
      vectors = in.values();
      lengths = new float[vectors.length / size];
      for (int i = 0; i < lengths.length; i++) {
        int at = i * size;
        lengths[i] = (float) Math.sqrt(Products.dot(vectors, at, vectors, at, size));
      }
      return in.with(lengths, outputs());
    }

    @Override
    public float[] backward(float[] gradient) {
      float[] result = new float[vectors.length];
      for (int i = 0; i < lengths.length; i++) {
        if (lengths[i] > 0) {
          Products.addScaled(vectors, i * size, gradient[i] / lengths[i], result, i * size, size);
        }
      }
      return result;
    }
  }
}
