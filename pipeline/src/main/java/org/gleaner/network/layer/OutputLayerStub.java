package org.gleaner.network.layer;

import java.util.List;
import org.deeplearning4j.nn.api.layers.IOutputLayer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.layers.BaseLayer;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.api.DataSet;
import org.nd4j.linalg.dataset.api.iterator.DataSetIterator;

/** The methods that Deeplearning4j requires of an output layer beside computing. */
abstract class OutputLayerStub<C extends BlockLayer> extends BaseLayer<C> implements IOutputLayer {
  private static final long serialVersionUID = 1L;

  private transient INDArray labels;

  OutputLayerStub(NeuralNetConfiguration conf, DataType type) {
    super(conf, type);
  }

  /** The labels of the batch. */
  final INDArray labels() {
    return labels;
  }

  @Override
  public final boolean needsLabels() {
    return true;
  }

  @Override
  public final void setLabels(INDArray labels) {
    this.labels = labels;
  }

  @Override
  public final INDArray getLabels() {
    return labels;
  }

  @Override
  @SuppressWarnings("deprecation") // the interface demands it
  public final int numLabels() {
    return (int) layerConf().getNOut();
  }

  @Override
  public final boolean isPretrainLayer() {
    return false;
  }

  @Override
  public void clear() {
    super.clear();
    labels = null;
  }

  @Override
  public final void clearNoiseWeightParams() {
    // no weight noise
  }

  private static UnsupportedOperationException alone() {
    return new UnsupportedOperationException(
        "Cannot use a network layer alone. Accepted: as the output of a graph");
  }

  @Override
  public final INDArray computeScoreForExamples(
      double regularization, LayerWorkspaceMgr workspaces) {
    throw alone();
  }

  @Override
  public final double f1Score(DataSet data) {
    throw alone();
  }

  @Override
  public final double f1Score(INDArray examples, INDArray right) {
    throw alone();
  }

  @Override
  public final void fit(DataSetIterator data) {
    throw alone();
  }

  @Override
  public final int[] predict(INDArray examples) {
    throw alone();
  }

  @Override
  public final List<String> predict(DataSet data) {
    throw alone();
  }

  @Override
  public final void fit(INDArray examples, INDArray right) {
    throw alone();
  }

  @Override
  public final void fit(DataSet data) {
    throw alone();
  }

  @Override
  public final void fit(INDArray examples, int[] right) {
    throw alone();
  }
}
