package org.gleaner.stage.classical;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.spark.ml.Model;
import org.apache.spark.ml.classification.ClassificationModel;
import org.apache.spark.ml.classification.LinearSVCModel;
import org.apache.spark.ml.classification.OneVsRestModel;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.types.Metadata;
import org.gleaner.network.tensor.DoubleTensor;

/**
 * Linear support vector machines, one for each label against the rest: {@code coefficients}, a row
 * for each label, and {@code intercepts}.
 */
final class MarginWeights implements ClassifierWeights {
  private static final String COEFFICIENTS = "coefficients";
  private static final String INTERCEPTS = "intercepts";

  @Override
  public Map<String, DoubleTensor> of(Model<?> classifier) {
    ClassificationModel<?, ?>[] models = ((OneVsRestModel) classifier).models();
    int features = models[0].numFeatures();
    double[] coefficients = new double[models.length * features];
    double[] intercepts = new double[models.length];
    for (int label = 0; label < models.length; label++) {
      LinearSVCModel model = (LinearSVCModel) models[label];
      System.arraycopy(model.coefficients().toArray(), 0, coefficients, label * features, features);
      intercepts[label] = model.intercept();
    }
    List<Long> shape = List.of((long) models.length, (long) features);
    return Map.of(
        COEFFICIENTS,
        new DoubleTensor(shape, coefficients),
        INTERCEPTS,
        DoubleTensor.of(intercepts));
  }

  @Override
  public Model<?> classifier(
      String uid, Map<String, DoubleTensor> weights, int labels, int features) {
    double[] coefficients = ClassifierWeights.values(weights, COEFFICIENTS, labels, features);
    double[] intercepts = ClassifierWeights.values(weights, INTERCEPTS, labels);
    LinearSVCModel[] models = new LinearSVCModel[labels];
    for (int label = 0; label < labels; label++) {
      double[] row = Arrays.copyOfRange(coefficients, label * features, (label + 1) * features);
      models[label] = new LinearSVCModel(uid + "-" + label, Vectors.dense(row), intercepts[label]);
    }
    return new OneVsRestModel(uid, Metadata.empty(), models);
  }
}
