package org.gleaner.network.math;

/**
 * Simple work on a range of an array, such as a row. Sums have eight parts that run side by side: a
 * single one would wait for each addition before the next.
 */
public final class Rowwise {
  private Rowwise() {}

  /** Adds a number to {@code count} values. */
  static void add(float[] values, int from, int count, float number) {
    for (int i = from; i < from + count; i++) {
      values[i] += number;
    }
  }

  /** Multiplies {@code count} values. */
  static void scale(float[] values, int from, int count, float factor) {
    for (int i = from; i < from + count; i++) {
      values[i] *= factor;
    }
  }

  /** The greatest of {@code count} values. */
  static float greatest(float[] values, int from, int count) {
    float greatest = Float.NEGATIVE_INFINITY;
    for (int i = from; i < from + count; i++) {
      greatest = values[i] > greatest ? values[i] : greatest;
    }
    return greatest;
  }

  /** The sum of {@code count} values. */
  static float sum(float[] x, int from, int count) {
    float a = 0;
    float b = 0;
    float c = 0;
    float d = 0;
    float e = 0;
    float f = 0;
    float g = 0;
    float h = 0;
    int i = from;
    for (; i + 7 < from + count; i += 8) {
      a += x[i];
      b += x[i + 1];
      c += x[i + 2];
      d += x[i + 3];
      e += x[i + 4];
      f += x[i + 5];
      g += x[i + 6];
      h += x[i + 7];
    }
    for (; i < from + count; i++) {
      a += x[i];
    }
    return (a + b) + (c + d) + ((e + f) + (g + h));
  }

  /** The sum of the products of {@code count} values of two arrays. */
  public static float dot(float[] x, int xFrom, float[] y, int yFrom, int count) {
    float a = 0;
    float b = 0;
    float c = 0;
    float d = 0;
    float e = 0;
    float f = 0;
    float g = 0;
    float h = 0;
    int i = 0;
    for (; i + 7 < count; i += 8) {
      a += x[xFrom + i] * y[yFrom + i];
      b += x[xFrom + i + 1] * y[yFrom + i + 1];
      c += x[xFrom + i + 2] * y[yFrom + i + 2];
      d += x[xFrom + i + 3] * y[yFrom + i + 3];
      e += x[xFrom + i + 4] * y[yFrom + i + 4];
      f += x[xFrom + i + 5] * y[yFrom + i + 5];
      g += x[xFrom + i + 6] * y[yFrom + i + 6];
      h += x[xFrom + i + 7] * y[yFrom + i + 7];
    }
    for (; i < count; i++) {
      a += x[xFrom + i] * y[yFrom + i];
    }
    return (a + b) + (c + d) + ((e + f) + (g + h));
  }
}
