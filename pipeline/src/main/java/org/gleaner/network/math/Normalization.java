package org.gleaner.network.math;

/** The normalisation of rows to mean 0 and variance 1 (Ba et al. 2016), without gain and bias. */
public final class Normalization {
  private Normalization() {}

  /**
   * Normalises rows.
   *
   * @param scales for each row the reciprocal of its deviation is written here, from {@code at} on
   */
  public static void apply(
      float[] values, int rows, int width, double epsilon, float[] scales, int at) {
    for (int row = 0; row < rows; row++) {
      int from = row * width;
      Rowwise.add(values, from, width, -Rowwise.sum(values, from, width) / width);
      float squares = Rowwise.dot(values, from, values, from, width);
      float scale = (float) (1 / Math.sqrt(squares / width + epsilon));
      Rowwise.scale(values, from, width, scale);
      scales[at + row] = scale;
    }
  }

  /**
   * Replaces the gradients of normalised rows by those of the rows that came in.
   *
   * @param normal the normalised rows
   * @param scales of the rows, from {@code at} on
   */
  public static void back(
      float[] gradient, float[] normal, int rows, int width, float[] scales, int at) {
    for (int row = 0; row < rows; row++) {
      int from = row * width;
      float mean = Rowwise.sum(gradient, from, width) / width;
      float along = Rowwise.dot(gradient, from, normal, from, width) / width;
      float scale = scales[at + row];
      for (int k = from; k < from + width; k++) {
        gradient[k] = scale * (gradient[k] - mean - normal[k] * along);
      }
    }
  }
}
