package org.gleaner.network.part;

import java.util.Arrays;
import org.gleaner.network.math.Rows;
import org.gleaner.network.math.Sequences;

/**
 * Of every two rows u and v, each the one of its sequence, one row: u, v, |u - v| and u v side by
 * side (Conneau et al. 2017).
 */
public final class Comparison extends Part {
  private static final long serialVersionUID = 1L;

  /** A comparison of rows of that width. */
  public Comparison(String name, int width) {
    super(name, width, 4 * width);
  }

  @Override
  public Step start(Parameters parameters, Chance draw) {
    return new Comparing();
  }

  private static final class Comparing implements Step {
    private float[] values;
    private int width;

    @Override
    public Rows forward(Rows in) {
      values = in.expanded();
      width = in.width();
      int pairs = in.sequences().count() / 2;
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
      int[] lengths = new int[pairs];
      Arrays.fill(lengths, 1);
      return Rows.of(Sequences.of(lengths), result, 4 * width);
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
