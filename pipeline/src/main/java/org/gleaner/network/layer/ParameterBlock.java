package org.gleaner.network.layer;

import java.util.SplittableRandom;

/**
 * One parameter of a layer: a row-major matrix in the layer's part of the flat vector.
 *
 * @param name its key
 * @param rows number of rows
 * @param columns number of columns
 * @param initial how it begins
 */
record ParameterBlock(String name, long rows, long columns, Initial initial) {
  /** How a parameter begins. */
  enum Initial {
    /** Uniform, Glorot and Bengio (2010), the columns being those of eight or four gates. */
    GATES,
    /** Zero, and 1 for the forget gates (Jozefowicz et al. 2015). */
    GATE_BIAS,
    /** Uniform between -0.1 and 0.1; the first row, the padding's, zero. */
    EMBEDDING
  }

  long size() {
    return rows * columns;
  }

  /**
   * The first values, which depend on the seed, the layer's name and the parameter's name alone.
   */
  float[] values(long seed, String layer) {
    SplittableRandom random = new SplittableRandom(seed * 31 + (layer + '/' + name).hashCode());
    float[] values = new float[Math.toIntExact(size())];
    switch (initial) {
      case GATES -> {
        double hidden = name.equals("R") ? columns / 4.0 : columns / 8.0;
        double bound = Math.sqrt(6 / ((name.equals("R") ? hidden : rows) + hidden));
        fill(values, 0, bound, random);
      }
      case GATE_BIAS -> {
        int hidden = values.length / 8;
        java.util.Arrays.fill(values, hidden, 2 * hidden, 1f);
        java.util.Arrays.fill(values, 5 * hidden, 6 * hidden, 1f);
      }
      case EMBEDDING -> fill(values, Math.toIntExact(columns), 0.1, random);
    }
    return values;
  }

  private static void fill(float[] values, int from, double bound, SplittableRandom random) {
    for (int i = from; i < values.length; i++) {
      values[i] = (float) ((2 * random.nextDouble() - 1) * bound);
    }
  }
}
