package org.gleaner.network.part.capsule;

import org.gleaner.network.math.Products;
import org.gleaner.network.math.Rows;
import org.gleaner.network.part.Part;
import org.gleaner.network.part.Pass;

/** The Euclidean length of every few numbers of a row. Where a length is 0 nothing flows back. */
public final class CapsuleLengths extends Part {
  private static final long serialVersionUID = 1L;

  private final int size;

  /**
   * CapsuleLengths of vectors that stand side by side.
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
