package org.gleaner.network.layer;

import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.BaseLayer;
import org.gleaner.network.part.Chance;
import org.gleaner.network.part.Parameters;
import org.gleaner.network.part.TokenProducts;
import org.nd4j.linalg.api.buffer.DataType;

/** Computes a chain of parts. Not thread-safe, like every DL4J layer. */
abstract class ChainLayer<C extends BlockLayer> extends BaseLayer<C> {
  private static final long serialVersionUID = 1L;

  ChainLayer(NeuralNetConfiguration conf, DataType type) {
    super(conf, type);
  }

  /** What is drawn by lot in the step that is due. */
  final Chance draw(boolean training) {
    return new Chance(training, conf.getSeed(), iterationCount);
  }

  /**
   * The parameters and where their gradients go.
   *
   * @param remembered products of tokens' vectors, or null
   */
  final Parameters parameters(TokenProducts remembered) {
    return new Parameters("", params, () -> gradientViews, remembered);
  }

  /** The gradients that a backward pass has written. */
  final Gradient gradients() {
    Gradient all = new DefaultGradient(gradientsFlattened);
    gradientViews.forEach(all::setGradientFor);
    return all;
  }

  @Override
  public final boolean isPretrainLayer() {
    return false;
  }

  @Override
  public final void clearNoiseWeightParams() {
    // no weight noise
  }
}
