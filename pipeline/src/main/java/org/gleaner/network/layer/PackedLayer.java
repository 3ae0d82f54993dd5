package org.gleaner.network.layer;

import java.util.Map;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.BaseLayer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** What the layers around a {@link LstmPass} share. Not thread-safe, like every DL4J layer. */
abstract class PackedLayer<C extends BlockLayer> extends BaseLayer<C> {
  private static final long serialVersionUID = 1L;

  /** The pass that a backward step continues; null before a forward step in training. */
  transient LstmPass pass;

  PackedLayer(NeuralNetConfiguration conf, DataType type) {
    super(conf, type);
  }

  final int hidden() {
    return Math.toIntExact(layerConf().getNOut() / 2);
  }

  final LstmPass.Weights weights() {
    return weights(params);
  }

  final LstmPass.Weights gradients() {
    return weights(gradientViews);
  }

  private static LstmPass.Weights weights(Map<String, INDArray> arrays) {
    return new LstmPass.Weights(
        FloatBlock.of(arrays.get("W")),
        FloatBlock.of(arrays.get("R")),
        FloatBlock.of(arrays.get("b")));
  }

  final Gradient allGradients() {
    Gradient all = new DefaultGradient(gradientsFlattened);
    gradientViews.forEach(all::setGradientFor);
    return all;
  }

  @Override
  public boolean isPretrainLayer() {
    return false;
  }

  @Override
  public void clear() {
    super.clear();
    pass = null;
  }

  @Override
  public void clearNoiseWeightParams() {
    // no weight noise
  }
}
