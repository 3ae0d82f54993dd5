package org.gleaner.network.part.attention;

import org.gleaner.network.math.Normalization;
import org.gleaner.network.part.Parameters;

/**
 * A layer's normalisation of a few rows at a time. Gain and bias are laid out as often as a tile
 * has rows, so that loops over a tile are compiled to vector instructions.
 */
final class NormTiles {
  private final Parameters parameters;
  private final int width;
  private final double epsilon;
  private final float[] gain;
  private final float[] bias;
  private final float[] gainGradient;
  private final float[] biasGradient;

  /**
   * @param parameters of the normalisation
   * @param rows of a tile at most
   */
  NormTiles(Parameters parameters, int width, int rows, double epsilon, boolean training) {
    this.parameters = parameters;
    this.width = width;
    this.epsilon = epsilon;
    this.gain = repeated(parameters.copy("g"), rows);
    this.bias = repeated(parameters.copy("b"), rows);
    this.gainGradient = new float[training ? gain.length : 0];
    this.biasGradient = new float[gainGradient.length];
  }

  /** A row several times. */
  static float[] repeated(float[] row, int times) {
    float[] all = new float[row.length * times];
    for (int at = 0; at < all.length; at += row.length) {
      System.arraycopy(row, 0, all, at, row.length);
    }
    return all;
  }

  /** Normalises rows, without gain and bias, and keeps their scales from {@code at} on. */
  void normalize(float[] values, int rows, float[] scales, int at) {
    Normalization.apply(values, rows, width, epsilon, scales, at);
  }

  /** Writes normalised rows times gain plus bias. */
  void shift(float[] normal, float[] result, int rows) {
    for (int i = 0; i < rows * width; i++) {
      result[i] = normal[i] * gain[i] + bias[i];
    }
  }

  /** Replaces the gradient of what {@link #shift} wrote by that of the rows that came in. */
  void back(float[] gradient, float[] normal, int rows, float[] scales, int at) {
    for (int i = 0; i < rows * width; i++) {
      biasGradient[i] += gradient[i];
    }
    for (int i = 0; i < rows * width; i++) {
      gainGradient[i] += gradient[i] * normal[i];
    }
    for (int i = 0; i < rows * width; i++) {
      gradient[i] *= gain[i];
    }
    Normalization.back(gradient, normal, rows, width, scales, at);
  }

  /** Adds to the gradients of gain and bias, once, after all rows. */
  void addGradients() {
    parameters.addGradient("g", folded(gainGradient));
    parameters.addGradient("b", folded(biasGradient));
  }

  private float[] folded(float[] tile) {
    float[] sum = new float[width];
    for (int at = 0; at < tile.length; at += width) {
      for (int k = 0; k < width; k++) {
        sum[k] += tile[at + k];
      }
    }
    return sum;
  }
}
