package org.gleaner.stage.classical;

import java.util.List;
import java.util.Map;
import org.apache.spark.ml.Model;
import org.apache.spark.ml.classification.LogisticRegressionModel;
import org.apache.spark.ml.linalg.DenseMatrix;
import org.apache.spark.ml.linalg.Matrix;
import org.apache.spark.ml.linalg.Vectors;
import org.gleaner.network.tensor.DoubleTensor;

/**
 * Logistic regression: {@code coefficients}, a row for each label or one row for two labels, and
 * {@code intercepts}.
 */
final class LogisticWeights implements ClassifierWeights {
  private static final String COEFFICIENTS = "coefficients";
  private static final String INTERCEPTS = "intercepts";

  @Override
  public Map<String, DoubleTensor> of(Model<?> classifier) {
    LogisticRegressionModel model = (LogisticRegressionModel) classifier;
    Matrix matrix = model.coefficientMatrix();
    List<Long> shape = List.of((long) matrix.numRows(), (long) matrix.numCols());
    return Map.of(
        COEFFICIENTS,
        new DoubleTensor(shape, matrix.transpose().toArray()),
        INTERCEPTS,
        DoubleTensor.of(model.interceptVector().toArray()));
  }

  @Override
  public Model<?> classifier(
      String uid, Map<String, DoubleTensor> weights, int labels, int features) {
    DoubleTensor intercepts = weights.get(INTERCEPTS);
    boolean binary = labels == 2 && intercepts != null && intercepts.values().length == 1;
    int rows = binary ? 1 : labels;
    double[] values = ClassifierWeights.values(weights, COEFFICIENTS, rows, features);
    return new LogisticRegressionModel(
        uid,
        new DenseMatrix(rows, features, values, true),
        Vectors.dense(ClassifierWeights.values(weights, INTERCEPTS, rows)),
        labels,
        !binary);
  }
}
