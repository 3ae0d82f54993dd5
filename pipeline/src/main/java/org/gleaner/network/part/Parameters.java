package org.gleaner.network.part;

import java.util.Map;
import java.util.function.Supplier;
import org.gleaner.network.math.FloatBlock;
import org.gleaner.network.math.Products;
import org.gleaner.network.math.Rows;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The parameters of one part and their gradients, as views of the flat vectors. */
public final class Parameters {
  /** The key of the table of word vectors among the parameters of an embedding. */
  public static final String TABLE = "E";

  private final String prefix;
  private final Map<String, INDArray> values;
  private final Supplier<Map<String, INDArray>> gradients;
  private final TokenProducts remembered;

  /**
   * @param prefix of the part's names
   * @param gradients called in backward passes only: a network allocates them after its first pass
   * @param remembered products of tokens' vectors, or null where weights change
   */
  public Parameters(
      String prefix,
      Map<String, INDArray> values,
      Supplier<Map<String, INDArray>> gradients,
      TokenProducts remembered) {
    this.prefix = prefix;
    this.values = values;
    this.gradients = gradients;
    this.remembered = remembered;
  }

  /** The parameters of a part within the part. */
  public Parameters of(String part) {
    return new Parameters(prefix + prefix(part), values, gradients, remembered);
  }

  /** What stands before the names of a part's parameters: its name, if it has one. */
  public static String prefix(String part) {
    return part.isEmpty() ? "" : part + '.';
  }

  /** The parameters of the stream with which the network begins, which has the table of tokens. */
  public Parameters ofFirstStream() {
    for (String name : values.keySet()) {
      if (name.endsWith('.' + TABLE) && name.indexOf('.') == name.lastIndexOf('.')) {
        return new Parameters(
            name.substring(0, name.indexOf('.') + 1), values, gradients, remembered);
      }
    }
    throw new IllegalStateException("Cannot share the table of tokens: there is none");
  }

  /** Each stored row times a parameter [width of the rows, outputs]: [rows, outputs]. */
  public float[] product(Rows rows, String name, int outputs) {
    return product(rows, name, outputs, () -> value(name));
  }

  /**
   * Each stored row times a weight that is made of parameters.
   *
   * @param name of the weight, unique within the part
   * @param weight opens it, [width of the rows, outputs]
   * @return [rows, outputs]
   */
  public float[] product(Rows rows, String name, int outputs, Supplier<FloatBlock> weight) {
    if (remembered != null && rows.tokens() != null) {
      INDArray vectors = values.get(tableName());
      int vocabulary = Math.toIntExact(vectors.size(0));
      return remembered.product(
          rows, prefix + name, FloatBlock.of(vectors), vocabulary, outputs, weight);
    }
    try (FloatBlock block = weight.get()) {
      return Products.forward(rows.values(), rows.width(), block, outputs);
    }
  }

  /** A view of a parameter. */
  public FloatBlock value(String name) {
    return FloatBlock.of(values.get(prefix + name));
  }

  /** The name of the table of token vectors, which stands right under the stream's name. */
  private String tableName() {
    return prefix.substring(0, prefix.indexOf('.') + 1) + TABLE;
  }

  /** A view of the table of token vectors in which the stream starts. */
  public FloatBlock table() {
    return FloatBlock.of(values.get(tableName()));
  }

  /** A view of the gradient of that table: add to it. */
  public FloatBlock tableGradient() {
    return FloatBlock.of(gradients.get().get(tableName()));
  }

  /** A copy of a parameter. */
  public float[] copy(String name) {
    return FloatBlock.read(values.get(prefix + name));
  }

  /** A view of the gradient of a parameter: add to it, since other parts may have done so. */
  public FloatBlock gradient(String name) {
    return FloatBlock.of(gradients.get().get(prefix + name));
  }

  /** Adds to the gradient of a parameter. */
  public void addGradient(String name, float[] gradient) {
    FloatBlock block = gradient(name);
    float[] sum = new float[gradient.length];
    block.get(0, sum, 0, sum.length);
    Products.addScaled(gradient, 0, 1f, sum, 0, sum.length);
    block.put(0, sum, 0, sum.length);
  }
}
