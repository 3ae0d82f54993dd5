package org.gleaner.network.layer;

import java.util.List;
import org.deeplearning4j.nn.api.layers.IOutputLayer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.BaseLayer;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.gleaner.network.math.DropoutMask;
import org.gleaner.network.math.FloatBlock;
import org.gleaner.network.math.Products;
import org.gleaner.network.math.Sequences;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.api.DataSet;
import org.nd4j.linalg.dataset.api.iterator.DataSetIterator;

/** Computes a {@link LabelChainOutput}. Not thread-safe, like every DL4J layer. */
final class LabelChainOutputLayer extends BaseLayer<LabelChainOutput> implements IOutputLayer {
  private static final long serialVersionUID = 1L;

  private transient INDArray labels;

  LabelChainOutputLayer(NeuralNetConfiguration conf, DataType type) {
    super(conf, type);
  }

  /** The rows of the sequences one after the other, and the scores of their labels. */
  private final class Pass {
    final Sequences sequences = Sequences.of(lengths());
    final float[] rows;
    final float[] factors;
    final float[] scores;

    Pass(boolean training) {
      int inputs = (int) layerConf().getNIn();
      rows = rows(FloatBlock.read(input), inputs);
      double rate = training ? layerConf().dropout() : 0;
      factors = DropoutMask.factors(rows.length, rate, conf.getSeed(), iterationCount);
      for (int i = 0; i < rows.length; i++) {
        rows[i] *= factors[i];
      }
      scores = Products.forward(rows, inputs, value("W"), labelCount());
      Products.addToEach(scores, FloatBlock.read(params.get("b")));
    }

    private float[] rows(float[] grid, int width) {
      int steps = (int) input.size(2);
      float[] result = new float[sequences.rows() * width];
      for (int i = 0; i < sequences.count(); i++) {
        for (int k = 0; k < sequences.length(i); k++) {
          int row = (sequences.begin(i) + k) * width;
          for (int c = 0; c < width; c++) {
            result[row + c] = grid[(i * width + c) * steps + k];
          }
        }
      }
      return result;
    }

    int at(int sequence) {
      return sequences.begin(sequence) * labelCount();
    }
  }

  private int labelCount() {
    return (int) layerConf().getNOut();
  }

  private FloatBlock value(String name) {
    return FloatBlock.of(params.get(name));
  }

  private ConditionalRandomField chain() {
    return new ConditionalRandomField(
        labelCount(),
        FloatBlock.read(params.get("T")),
        FloatBlock.read(params.get("begin")),
        FloatBlock.read(params.get("end")));
  }

  private int[] lengths() {
    int steps = (int) input.size(2);
    int[] lengths = new int[(int) input.size(0)];
    float[] mask = maskArray == null ? null : FloatBlock.read(maskArray);
    for (int i = 0; i < lengths.length; i++) {
      while (lengths[i] < steps && (mask == null || mask[i * steps + lengths[i]] != 0)) {
        lengths[i]++;
      }
    }
    return lengths;
  }

  /** The right labels, row by row. */
  private int[] path(Sequences sequences) {
    int steps = (int) labels.size(2);
    float[] grid = FloatBlock.read(labels);
    int[] path = new int[sequences.rows()];
    for (int i = 0; i < sequences.count(); i++) {
      for (int k = 0; k < sequences.length(i); k++) {
        path[sequences.begin(i) + k] = (int) grid[i * steps + k];
      }
    }
    return path;
  }

  @Override
  public INDArray activate(boolean training, LayerWorkspaceMgr workspaces) {
    Pass pass = new Pass(training);
    int steps = (int) input.size(2);
    float[] result = new float[(int) input.size(0) * steps];
    ConditionalRandomField chain = chain();
    for (int i = 0; i < pass.sequences.count(); i++) {
      int length = pass.sequences.length(i);
      int[] best = length == 0 ? new int[0] : chain.best(pass.scores, pass.at(i), length);
      for (int k = 0; k < length; k++) {
        result[i * steps + k] = best[k];
      }
    }
    long[] shape = {input.size(0), 1, steps};
    INDArray output =
        workspaces.createUninitialized(ArrayType.ACTIVATIONS, DataType.FLOAT, shape, 'c');
    FloatBlock.write(result, output);
    return output;
  }

  @Override
  public double computeScore(
      double regularization, boolean training, LayerWorkspaceMgr workspaces) {
    Pass pass = new Pass(training);
    int[] path = path(pass.sequences);
    ConditionalRandomField chain = chain();
    double sum = regularization;
    for (int i = 0; i < pass.sequences.count(); i++) {
      int length = pass.sequences.length(i);
      sum +=
          length == 0
              ? 0
              : chain.loss(pass.scores, pass.at(i), length, path, pass.sequences.begin(i));
    }
    return sum / getInputMiniBatchSize();
  }

  @Override
  public Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr workspaces) {
    Pass pass = new Pass(true);
    int[] path = path(pass.sequences);
    ConditionalRandomField chain = chain();
    ConditionalRandomField.Gradients sums = new ConditionalRandomField.Gradients(labelCount());
    float[] above = new float[pass.scores.length];
    for (int i = 0; i < pass.sequences.count(); i++) {
      int length = pass.sequences.length(i);
      if (length > 0) {
        int from = pass.sequences.begin(i);
        chain.gradient(pass.scores, pass.at(i), length, path, from, above, sums);
      }
    }
    int inputs = (int) layerConf().getNIn();
    set("T", sums.transitions);
    set("begin", sums.begins);
    set("end", sums.ends);
    set("b", Products.sum(above, labelCount()));
    FloatBlock weightGradient = FloatBlock.of(gradientViews.get("W"));
    Products.weight(pass.rows, above, inputs, weightGradient, labelCount());
    float[] below = Products.back(above, inputs, value("W"), labelCount());
    Gradient all = new DefaultGradient(gradientsFlattened);
    gradientViews.forEach(all::setGradientFor);
    return new Pair<>(all, grid(below, pass, workspaces));
  }

  private INDArray grid(float[] below, Pass pass, LayerWorkspaceMgr workspaces) {
    int steps = (int) input.size(2);
    int width = (int) layerConf().getNIn();
    float[] grid = new float[(int) input.length()];
    for (int i = 0; i < pass.sequences.count(); i++) {
      for (int k = 0; k < pass.sequences.length(i); k++) {
        int row = (pass.sequences.begin(i) + k) * width;
        for (int c = 0; c < width; c++) {
          grid[(i * width + c) * steps + k] = below[row + c] * pass.factors[row + c];
        }
      }
    }
    INDArray result =
        workspaces.createUninitialized(
            ArrayType.ACTIVATION_GRAD, DataType.FLOAT, input.shape(), 'c');
    FloatBlock.write(grid, result);
    return result;
  }

  private void set(String name, float[] gradient) {
    FloatBlock.write(gradient, gradientViews.get(name));
  }

  @Override
  public boolean needsLabels() {
    return true;
  }

  @Override
  public void setLabels(INDArray labels) {
    this.labels = labels;
  }

  @Override
  public INDArray getLabels() {
    return labels;
  }

  @Override
  @SuppressWarnings("deprecation") // the interface demands it
  public int numLabels() {
    return labelCount();
  }

  @Override
  public boolean isPretrainLayer() {
    return false;
  }

  @Override
  public void clear() {
    super.clear();
    labels = null;
  }

  @Override
  public void clearNoiseWeightParams() {
    // no weight noise
  }

  private static UnsupportedOperationException alone() {
    return new UnsupportedOperationException(
        "Cannot use a label chain alone. Accepted: as the output of a graph");
  }

  @Override
  public INDArray computeScoreForExamples(double regularization, LayerWorkspaceMgr workspaces) {
    throw alone();
  }

  @Override
  public double f1Score(DataSet data) {
    throw alone();
  }

  @Override
  public double f1Score(INDArray examples, INDArray right) {
    throw alone();
  }

  @Override
  public void fit(DataSetIterator data) {
    throw alone();
  }

  @Override
  public int[] predict(INDArray examples) {
    throw alone();
  }

  @Override
  public List<String> predict(DataSet data) {
    throw alone();
  }

  @Override
  public void fit(INDArray examples, INDArray right) {
    throw alone();
  }

  @Override
  public void fit(DataSet data) {
    throw alone();
  }

  @Override
  public void fit(INDArray examples, int[] right) {
    throw alone();
  }
}
