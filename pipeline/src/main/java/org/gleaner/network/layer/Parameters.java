package org.gleaner.network.layer;

import java.util.Map;
import java.util.function.Supplier;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The parameters of one part and their gradients, as windows on the flat vectors. */
final class Parameters {
  private final String prefix;
  private final Map<String, INDArray> values;
  private final Supplier<Map<String, INDArray>> gradients;

  /**
   * @param prefix of the part's names
   * @param gradients asked for on the way back only: a network makes them after its first pass
   */
  Parameters(
      String prefix, Map<String, INDArray> values, Supplier<Map<String, INDArray>> gradients) {
    this.prefix = prefix;
    this.values = values;
    this.gradients = gradients;
  }

  /** Those of a part within the part. */
  Parameters of(String part) {
    return new Parameters(prefix + part + '.', values, gradients);
  }

  /** A window on a parameter. */
  FloatBlock value(String name) {
    return FloatBlock.of(values.get(prefix + name));
  }

  /** A copy of a parameter. */
  float[] copy(String name) {
    return FloatBlock.read(values.get(prefix + name));
  }

  /** A window on the gradient of a parameter. */
  FloatBlock gradient(String name) {
    return FloatBlock.of(gradients.get().get(prefix + name));
  }

  /** Overwrites the gradient of a parameter. */
  void setGradient(String name, float[] gradient) {
    gradient(name).put(0, gradient, 0, gradient.length);
  }
}
