package org.gleaner.stage.classical;

import java.util.List;
import java.util.Map;
import org.apache.spark.ml.Model;
import org.apache.spark.ml.classification.NaiveBayesModel;
import org.apache.spark.ml.linalg.DenseMatrix;
import org.apache.spark.ml.linalg.Matrix;
import org.apache.spark.ml.linalg.Vectors;
import org.gleaner.network.tensor.DoubleTensor;

/**
 * Naive Bayes: {@code priors}, the logarithm of each label's share, and {@code likelihoods}, a row
 * of logarithms for each label.
 */
final class BayesWeights implements ClassifierWeights {
  private static final String PRIORS = "priors";
  private static final String LIKELIHOODS = "likelihoods";

  @Override
  public Map<String, DoubleTensor> of(Model<?> classifier) {
    NaiveBayesModel model = (NaiveBayesModel) classifier;
    Matrix theta = model.theta();
    List<Long> shape = List.of((long) theta.numRows(), (long) theta.numCols());
    return Map.of(
        PRIORS,
        DoubleTensor.of(model.pi().toArray()),
        LIKELIHOODS,
        new DoubleTensor(shape, theta.transpose().toArray()));
  }

  @Override
  public Model<?> classifier(
      String uid, Map<String, DoubleTensor> weights, int labels, int features) {
    double[] likelihoods = ClassifierWeights.shaped(weights, LIKELIHOODS, labels, features);
    for (double value : likelihoods) {
      // Without smoothing the likelihood of a term that a label never has is zero.
      if (Double.isNaN(value) || value == Double.POSITIVE_INFINITY) {
        throw new IllegalArgumentException("weights " + LIKELIHOODS + " are not finite");
      }
    }
    return new NaiveBayesModel(
        uid,
        Vectors.dense(ClassifierWeights.values(weights, PRIORS, labels)),
        new DenseMatrix(labels, features, likelihoods, true),
        DenseMatrix.zeros(0, 0));
  }
}
