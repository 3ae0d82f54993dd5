package org.gleaner.network.layer;

import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.api.MaskState;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.BaseLayer;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Computes a {@link TextBody}. Not thread-safe, like every DL4J layer. */
final class TextBodyLayer extends BaseLayer<TextBody> {
  private static final long serialVersionUID = 1L;

  private transient Embedding.Step first;
  private transient List<Part.Step> steps;
  private transient Sequences sequences;

  TextBodyLayer(NeuralNetConfiguration conf, DataType type) {
    super(conf, type);
  }

  @Override
  public INDArray activate(boolean training, LayerWorkspaceMgr workspaces) {
    Draw draw = new Draw(training, conf.getSeed(), iterationCount);
    TextBody body = layerConf();
    TokenBatch batch = read(draw);
    first = body.embedding().start(parameters(""), draw);
    Rows rows = batch.rows(first.forward(batch), body.embedding().outputs());
    steps = new ArrayList<>();
    for (Part part : body.parts()) {
      Part.Step step = part.start(parameters(part.name() + '.'), draw);
      rows = step.forward(rows);
      steps.add(step);
    }
    sequences = rows.sequences();
    return body.pools() ? vectors(rows, workspaces) : grid(rows, workspaces);
  }

  private Parameters parameters(String prefix) {
    return new Parameters(prefix, params, () -> gradientViews);
  }

  private TokenBatch read(Draw draw) {
    TextBody body = layerConf();
    float[] tokens = FloatBlock.read(input);
    if (draw.training() && body.unknownRate() > 0) {
      SeededDropout.replace(
          tokens,
          body.cells(),
          body.unknownRate(),
          TextBody.UNKNOWN,
          draw.seed(),
          draw.iteration());
    }
    int count = (int) input.size(0) * body.texts();
    return TokenBatch.of(tokens, count, body.cells(), (int) body.getNIn());
  }

  private static INDArray vectors(Rows rows, LayerWorkspaceMgr workspaces) {
    long[] shape = {rows.sequences().count(), rows.width()};
    INDArray output =
        workspaces.createUninitialized(ArrayType.ACTIVATIONS, DataType.FLOAT, shape, 'c');
    FloatBlock.write(rows.expanded(), output);
    return output;
  }

  private INDArray grid(Rows rows, LayerWorkspaceMgr workspaces) {
    int steps = (int) input.size(1) / layerConf().cells();
    int width = rows.width();
    float[] vectors = rows.expanded();
    float[] grid = new float[sequences.count() * width * steps];
    for (int i = 0; i < sequences.count(); i++) {
      for (int k = 0; k < sequences.length(i); k++) {
        int row = (sequences.begin(i) + k) * width;
        for (int c = 0; c < width; c++) {
          grid[(i * width + c) * steps + k] = vectors[row + c];
        }
      }
    }
    long[] shape = {sequences.count(), width, steps};
    INDArray output =
        workspaces.createUninitialized(ArrayType.ACTIVATIONS, DataType.FLOAT, shape, 'c');
    FloatBlock.write(grid, output);
    return output;
  }

  private float[] ungrid(float[] grid) {
    int steps = (int) input.size(1) / layerConf().cells();
    int width = (int) layerConf().getNOut();
    float[] vectors = new float[sequences.rows() * width];
    for (int i = 0; i < sequences.count(); i++) {
      for (int k = 0; k < sequences.length(i); k++) {
        int row = (sequences.begin(i) + k) * width;
        for (int c = 0; c < width; c++) {
          vectors[row + c] = grid[(i * width + c) * steps + k];
        }
      }
    }
    return vectors;
  }

  @Override
  public Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr workspaces) {
    float[] gradient = FloatBlock.read(epsilon);
    if (!layerConf().pools()) {
      gradient = ungrid(gradient);
    }
    for (int i = steps.size() - 1; i >= 0; i--) {
      gradient = steps.get(i).backward(gradient);
    }
    first.backward(gradient);
    Gradient all = new DefaultGradient(gradientsFlattened);
    gradientViews.forEach(all::setGradientFor);
    return new Pair<>(all, null); // nothing below token numbers
  }

  @Override
  public Pair<INDArray, MaskState> feedForwardMaskArray(
      INDArray mask, MaskState state, int batchSize) {
    return new Pair<>(mask, state);
  }

  @Override
  public boolean isPretrainLayer() {
    return false;
  }

  @Override
  public void clear() {
    super.clear();
    first = null;
    steps = null;
    sequences = null;
  }

  @Override
  public void clearNoiseWeightParams() {
    // no weight noise
  }
}
