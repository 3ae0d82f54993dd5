package org.gleaner.network.layer;

import java.util.Collection;
import java.util.List;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.ParamInitializer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.deeplearning4j.nn.conf.memory.LayerMemoryReport;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.gleaner.network.part.ParameterBlock;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A layer whose parameters are row-major blocks of the flat vector. Single precision only; the
 * sizes are given, never inferred; initial values depend on the configuration's seed and the
 * layer's name alone.
 */
abstract class BlockLayer extends FeedForwardLayer {
  private static final long serialVersionUID = 1L;

  /** For deserialisation. */
  BlockLayer() {}

  BlockLayer(long inputs, long outputs) {
    this.nIn = inputs;
    this.nOut = outputs;
    resetLayerDefaultConfig();
  }

  /** The parameters in the order in which they stand in the flat vector. */
  abstract List<ParameterBlock> blocks();

  /** The layer that computes. */
  abstract org.deeplearning4j.nn.layers.BaseLayer<?> computing(
      NeuralNetConfiguration conf, DataType type);

  @Override
  public final ParamInitializer initializer() {
    return BlockParameters.INSTANCE;
  }

  @Override
  public final Layer instantiate(
      NeuralNetConfiguration conf,
      Collection<TrainingListener> listeners,
      int index,
      INDArray parameters,
      boolean initialize,
      DataType type) {
    org.deeplearning4j.nn.layers.BaseLayer<?> layer = computing(conf, type);
    layer.setListeners(listeners);
    layer.setIndex(index);
    layer.setParamsViewArray(parameters);
    layer.setParamTable(initializer().init(conf, parameters, initialize));
    layer.setConf(conf);
    return layer;
  }

  @Override
  public final LayerMemoryReport getMemoryReport(InputType inputType) {
    long parameters = initializer().numParams(this);
    return new LayerMemoryReport.Builder(layerName, getClass(), inputType, inputType)
        .standardMemory(parameters, 2 * parameters)
        .workingMemory(0, 0, 0, 0)
        .cacheMemory(0, 0)
        .build();
  }

  @Override
  public final void setNIn(InputType inputType, boolean override) {
    // given at construction
  }

  @Override
  public final org.deeplearning4j.nn.conf.InputPreProcessor getPreProcessorForInputType(
      InputType inputType) {
    return null;
  }
}
