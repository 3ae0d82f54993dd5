package org.gleaner.stage.classical;

import java.util.Map;
import org.apache.spark.ml.Model;
import org.gleaner.network.tensor.DoubleTensor;

/** Turns a classifier of MLlib's into named tensors and back. */
interface ClassifierWeights {
  /** The weights of a trained classifier. */
  Map<String, DoubleTensor> of(Model<?> classifier);

  /**
   * The classifier of some weights, without its Params.
   *
   * @param uid of the classifier
   * @param labels the number of labels
   * @param features how long a text's vector is
   * @throws IllegalArgumentException if the weights do not fit
   */
  Model<?> classifier(String uid, Map<String, DoubleTensor> weights, int labels, int features);

  /**
   * The finite numbers of a tensor of the given shape.
   *
   * @throws IllegalArgumentException if it is missing, has another shape, or not every number is
   *     finite
   */
  static double[] values(Map<String, DoubleTensor> weights, String name, long... shape) {
    double[] values = shaped(weights, name, shape);
    for (double value : values) {
      if (!Double.isFinite(value)) {
        throw new IllegalArgumentException("weights " + name + " are not finite");
      }
    }
    return values;
  }

  /**
   * The numbers of a tensor of the given shape.
   *
   * @throws IllegalArgumentException if it is missing or has another shape
   */
  static double[] shaped(Map<String, DoubleTensor> weights, String name, long... shape) {
    DoubleTensor tensor = weights.get(name);
    boolean fits = tensor != null && tensor.shape().size() == shape.length;
    for (int i = 0; fits && i < shape.length; i++) {
      fits = tensor.shape().get(i) == shape[i];
    }
    if (!fits) {
      throw new IllegalArgumentException(
          "weights " + name + " are missing or do not fit the features and labels");
    }
    return tensor.values();
  }
}
