package org.gleaner.network.layer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.api.ParamInitializer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.gleaner.network.math.FloatBlock;
import org.gleaner.network.part.ParameterBlock;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** Lays the parameters of a {@link BlockLayer} one after the other in the flat vector. */
final class BlockParameters implements ParamInitializer {
  static final BlockParameters INSTANCE = new BlockParameters();

  private BlockParameters() {}

  private static List<ParameterBlock> blocks(Layer layer) {
    return ((BlockLayer) layer).blocks();
  }

  @Override
  public long numParams(NeuralNetConfiguration conf) {
    return numParams(conf.getLayer());
  }

  @Override
  public long numParams(Layer layer) {
    return blocks(layer).stream().mapToLong(ParameterBlock::size).sum();
  }

  @Override
  public List<String> paramKeys(Layer layer) {
    return blocks(layer).stream().map(ParameterBlock::name).toList();
  }

  @Override
  public List<String> weightKeys(Layer layer) {
    List<String> keys = new ArrayList<>(paramKeys(layer));
    keys.removeAll(biasKeys(layer));
    return keys;
  }

  @Override
  public List<String> biasKeys(Layer layer) {
    return blocks(layer).stream().filter(ParameterBlock::isBias).map(ParameterBlock::name).toList();
  }

  @Override
  public boolean isWeightParam(Layer layer, String key) {
    return weightKeys(layer).contains(key);
  }

  @Override
  public boolean isBiasParam(Layer layer, String key) {
    return biasKeys(layer).contains(key);
  }

  @Override
  public Map<String, INDArray> init(
      NeuralNetConfiguration conf, INDArray flat, boolean initializeParams) {
    Map<String, INDArray> views = getGradientsFromFlattened(conf, flat);
    for (ParameterBlock block : blocks(conf.getLayer())) {
      if (initializeParams) {
        float[] values = block.values(conf.getSeed());
        FloatBlock.write(values, views.get(block.name()));
      }
      conf.addVariable(block.name());
    }
    return views;
  }

  @Override
  public Map<String, INDArray> getGradientsFromFlattened(
      NeuralNetConfiguration conf, INDArray flat) {
    Map<String, INDArray> views = new LinkedHashMap<>();
    INDArray vector = flat.reshape(flat.length());
    long from = 0;
    for (ParameterBlock block : blocks(conf.getLayer())) {
      long to = from + block.size();
      INDArray view = vector.get(NDArrayIndex.interval(from, to));
      views.put(block.name(), view.reshape('c', block.rows(), block.columns()));
      from = to;
    }
    return views;
  }
}
