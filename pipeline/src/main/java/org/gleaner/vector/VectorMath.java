package org.gleaner.vector;

/** Arithmetic on float arrays of equal length. */
public final class VectorMath {
  private VectorMath() {}

  /** The scalar product, in four independent sums so that additions overlap. */
  public static float dot(float[] a, float[] b) {
    return dot(a, b, a.length);
  }

  /** The scalar product of the first {@code n} numbers. */
  public static float dot(float[] a, float[] b, int n) {
    float s0 = 0;
    float s1 = 0;
    float s2 = 0;
    float s3 = 0;
    int i = 0;
    for (; i < n - 3; i += 4) {
      s0 += a[i] * b[i];
      s1 += a[i + 1] * b[i + 1];
      s2 += a[i + 2] * b[i + 2];
      s3 += a[i + 3] * b[i + 3];
    }
    for (; i < n; i++) {
      s0 += a[i] * b[i];
    }
    return (s0 + s1) + (s2 + s3);
  }

  /** Adds {@code factor * a} to {@code sum}. */
  public static void add(float[] sum, float factor, float[] a) {
    for (int i = 0; i < sum.length; i++) {
      sum[i] += factor * a[i];
    }
  }

  /** Adds {@code a} to {@code sum}. */
  public static void add(float[] sum, float[] a) {
    for (int i = 0; i < sum.length; i++) {
      sum[i] += a[i];
    }
  }

  /** Multiplies by a number. */
  public static void scale(float[] a, float factor) {
    for (int i = 0; i < a.length; i++) {
      a[i] *= factor;
    }
  }

  /** The Euclidean length. */
  static float length(float[] a) {
    return (float) Math.sqrt(dot(a, a));
  }

  /** A copy of length 1, or a plain copy of the zero vector. */
  static float[] normalized(float[] a) {
    float[] copy = a.clone();
    float length = length(a);
    if (length > 0) {
      scale(copy, 1 / length);
    }
    return copy;
  }

  /** The cosine of the angle between two vectors, 0 if one is the zero vector. */
  public static double cosine(float[] a, float[] b) {
    double lengths = (double) length(a) * length(b);
    return lengths > 0 ? dot(a, b) / lengths : 0;
  }
}
