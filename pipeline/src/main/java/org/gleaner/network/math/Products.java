package org.gleaner.network.math;

/** Matrix products of rows on the Java heap with a weight outside of it, all row-major. */
public final class Products {
  private Products() {}

  /** rows [n, inputs] times weight [inputs, outputs]. */
  public static float[] forward(float[] rows, int inputs, FloatBlock weight, int outputs) {
    int count = rows.length / inputs;
    return product(rows, weight.from(0), count, outputs, inputs);
  }

  /** gradient [n, outputs] times the transposed weight: the gradient of the rows, [n, inputs]. */
  public static float[] back(float[] gradient, int inputs, FloatBlock weight, int outputs) {
    int count = gradient.length / outputs;
    return product(gradient, weight.transposedFrom(0), count, inputs, outputs);
  }

  private static float[] product(float[] rows, FloatBlock.Operand weight, int m, int n, int k) {
    float[] result = new float[m * n];
    try (FloatBlock left = FloatBlock.copyOf(rows);
        FloatBlock product = FloatBlock.allocate(result.length)) {
      FloatBlock.multiply(m, n, k, left.from(0), weight, 0f, product, 0);
      product.get(0, result, 0, result.length);
    }
    return result;
  }

  /** Adds to the gradient of a weight: the transposed rows times the gradient. */
  public static void addGradient(
      float[] rows, float[] gradient, int inputs, FloatBlock result, int outputs) {
    int count = rows.length / inputs;
    if (count == 0) {
      return;
    }
    try (FloatBlock left = FloatBlock.copyOf(rows);
        FloatBlock right = FloatBlock.copyOf(gradient)) {
      FloatBlock.multiply(
          inputs, outputs, count, left.transposedFrom(0), right.from(0), 1f, result, 0);
    }
  }

  /** Adds a bias to each row. */
  public static void addToEach(float[] rows, float[] bias) {
    for (int at = 0; at < rows.length; at += bias.length) {
      for (int k = 0; k < bias.length; k++) {
        rows[at + k] += bias[k];
      }
    }
  }

  /** The sum of all rows. */
  public static float[] sum(float[] rows, int width) {
    float[] sum = new float[width];
    for (int at = 0; at < rows.length; at += width) {
      for (int k = 0; k < width; k++) {
        sum[k] += rows[at + k];
      }
    }
    return sum;
  }

  /** Adds {@code factor} times {@code width} values of one array to as many of another. */
  public static void addScaled(
      float[] from, int fromAt, float factor, float[] to, int toAt, int width) {
    for (int k = 0; k < width; k++) {
      to[toAt + k] += factor * from[fromAt + k];
    }
  }

  /** The sum of the products of {@code size} values of two arrays. */
  public static float dot(float[] a, int aAt, float[] b, int bAt, int size) {
    float sum = 0;
    for (int k = 0; k < size; k++) {
      sum += a[aAt + k] * b[bAt + k];
    }
    return sum;
  }
}
