package org.gleaner.network.part;

import org.gleaner.network.math.Rows;
import org.gleaner.network.math.Sequences;

/**
 * Turns every two rows u and v of an example into one: u, v, |u - v| and u v side by side (Conneau
 * et al. 2017).
 */
public final class Comparison extends Part {
  private static final long serialVersionUID = 1L;

  /** A comparison of rows of a width. */
  public Comparison(String name, int width) {
    super(name, width, 4 * width);
  }

  @Override
  public Step start(Pass pass) {
    return new Comparing();
  }

  private static final class Comparing implements Step {
    private float[] values;
    private int width;

    @Override
    public Rows forward(Rows in) {
      values = in.expanded();
      width = in.width();
      int pairs = in.sequences().rows() / 2;
      float[] result = new float[pairs * 4 * width];
      for (int pair = 0; pair < pairs; pair++) {
        int first = 2 * pair * width;
        int to = 4 * pair * width;
        System.arraycopy(values, first, result, to, 2 * width);
        for (int k = 0; k < width; k++) {
          float difference = values[first + k] - values[first + width + k];
          result[to + 2 * width + k] = Math.abs(difference);
          result[to + 3 * width + k] = values[first + k] * values[first + width + k];
        }
      }
      return Rows.of(in.sequences().shortened(halves(in.sequences())), result, 4 * width);
    }

    private static int[] halves(Sequences sequences) {
      int[] lengths = sequences.lengths();
      for (int i = 0; i < lengths.length; i++) {
        lengths[i] /= 2;
      }
      return lengths;
    }

    @Override
    public float[] backward(float[] gradient) {
      float[] result = new float[values.length];
      for (int first = 0; first < result.length; first += 2 * width) {
        for (int k = 0; k < width; k++) {
          float u = values[first + k];
          float v = values[first + width + k];
          float apart = Math.signum(u - v) * gradient[2 * first + 2 * width + k];
          float product = gradient[2 * first + 3 * width + k];
          result[first + k] = gradient[2 * first + k] + apart + v * product;
          result[first + width + k] = gradient[2 * first + width + k] - apart + u * product;
        }
      }
      return result;
    }
  }
}
