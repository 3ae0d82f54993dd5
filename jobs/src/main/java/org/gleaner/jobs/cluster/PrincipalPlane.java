package org.gleaner.jobs.cluster;

import org.apache.spark.ml.linalg.SparseVector;
import org.apache.spark.ml.linalg.Vector;

/**
 * The plane in which a few points, the centres of clusters, lie farthest apart: their first two
 * principal components. For a picture of documents with more terms than a covariance matrix can
 * hold.
 */
final class PrincipalPlane {
  private static final int STEPS = 200;

  private final double[] mean;
  private final double[] first;
  private final double[] second;

  PrincipalPlane(Vector[] centres) {
    int size = centres[0].size();
    this.mean = new double[size];
    double[][] rows = new double[centres.length][];
    for (int i = 0; i < centres.length; i++) {
      rows[i] = centres[i].toArray().clone();
      for (int j = 0; j < size; j++) {
        mean[j] += rows[i][j] / centres.length;
      }
    }
    for (double[] row : rows) {
      for (int j = 0; j < size; j++) {
        row[j] -= mean[j];
      }
    }
    this.first = component(rows);
    for (double[] row : rows) {
      double along = dot(row, first);
      for (int j = 0; j < size; j++) {
        row[j] -= along * first[j];
      }
    }
    this.second = component(rows);
  }

  /** Where a vector falls on the plane: to the right and upwards. */
  double[] project(Vector vector) {
    double[] place = {-dot(mean, first), -dot(mean, second)};
    SparseVector sparse = vector.toSparse();
    for (int i = 0; i < sparse.indices().length; i++) {
      place[0] += sparse.values()[i] * first[sparse.indices()[i]];
      place[1] += sparse.values()[i] * second[sparse.indices()[i]];
    }
    return place;
  }

  /** The cosine between two vectors; 0 if either is a zero vector. */
  static double cosine(Vector vector, Vector centre) {
    double lengths =
        org.apache.spark.ml.linalg.Vectors.norm(vector, 2)
            * org.apache.spark.ml.linalg.Vectors.norm(centre, 2);
    return lengths == 0 ? 0 : vector.dot(centre) / lengths;
  }

  /** The direction of the largest spread, by power iteration from the row farthest out. */
  private static double[] component(double[][] rows) {
    double[] direction = rows[0].clone();
    for (double[] row : rows) {
      direction = dot(row, row) > dot(direction, direction) ? row.clone() : direction;
    }
    for (int step = 0; step < STEPS; step++) {
      double length = Math.sqrt(dot(direction, direction));
      if (length == 0) {
        return direction;
      }
      double[] next = new double[direction.length];
      for (double[] row : rows) {
        double along = dot(row, direction) / length;
        for (int j = 0; j < next.length; j++) {
          next[j] += along * row[j];
        }
      }
      direction = next;
    }
    double length = Math.sqrt(dot(direction, direction));
    for (int j = 0; j < direction.length && length > 0; j++) {
      direction[j] /= length;
    }
    return direction;
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}
