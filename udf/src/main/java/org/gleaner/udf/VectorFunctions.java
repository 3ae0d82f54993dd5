package org.gleaner.udf;

import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.linalg.Vectors;
import scala.collection.JavaConverters;
import scala.collection.Seq;

/** The functions of vectors, dense and sparse. */
final class VectorFunctions {
  private VectorFunctions() {}

  /**
   * The cosine of two vectors; 0 for a zero vector, null if an element is null.
   *
   * @throws IllegalArgumentException if their lengths differ
   */
  static Double cosine(Object first, Object second) {
    Vector vector = vector(first);
    Vector other = vector(second);
    if (vector == null || other == null) {
      return null;
    }
    if (vector.size() != other.size()) {
      throw new IllegalArgumentException(
          "Cannot compare vectors of "
              + vector.size()
              + " and "
              + other.size()
              + " numbers. Give two of one length");
    }
    double lengths = Vectors.norm(vector, 2) * Vectors.norm(other, 2);
    return lengths == 0 ? 0.0 : vector.dot(other) / lengths;
  }

  private static Vector vector(Object value) {
    if (value instanceof Vector vector) {
      return vector;
    }
    double[] numbers = new double[((Seq<?>) value).size()];
    int next = 0;
    for (Object number : JavaConverters.seqAsJavaList((Seq<?>) value)) {
      if (number == null) {
        return null;
      }
      numbers[next++] = (double) number;
    }
    return Vectors.dense(numbers);
  }
}
