package org.gleaner.network.layer;

import org.deeplearning4j.nn.api.MaskState;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.gleaner.network.math.DropoutMask;
import org.gleaner.network.math.FloatBlock;
import org.gleaner.network.math.Grid;
import org.gleaner.network.math.Rows;
import org.gleaner.network.part.Chance;
import org.gleaner.network.part.Parameters;
import org.gleaner.network.part.PartChain;
import org.gleaner.network.part.TokenBatch;
import org.gleaner.network.part.TokenProducts;
import org.gleaner.network.part.embedding.Embedding;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Computes a {@link TextBody}. Not thread-safe, like every DL4J layer. */
final class TextBodyLayer extends ChainLayer<TextBody> {
  private static final long serialVersionUID = 1L;

  private transient Embedding.Step first;
  private transient PartChain chain;
  private transient Rows outputs;
  private transient int rowCount;
  private transient TokenProducts remembered;

  TextBodyLayer(NeuralNetConfiguration conf, DataType type) {
    super(conf, type);
  }

  /** Uses these products from now on, except in training. */
  void remember(TokenProducts products) {
    remembered = products;
  }

  @Override
  public INDArray activate(boolean training, LayerWorkspaceMgr workspaces) {
    Chance draw = draw(training);
    TextBody body = layerConf();
    TokenBatch batch = read(draw);
    rowCount = batch.sequences().rows();
    Parameters parameters = parameters(training ? null : remembered);
    first = body.embedding().start(parameters, draw);
    chain = new PartChain(body.parts());
    Rows embedded = batch.rows(first.forward(batch), body.embedding().outputs());
    outputs = chain.forward(embedded, parameters, draw);
    return body.pools() ? vectors(outputs, workspaces) : grid(outputs, workspaces);
  }

  private TokenBatch read(Chance draw) {
    TextBody body = layerConf();
    float[] tokens = FloatBlock.read(input);
    if (draw.training() && body.unknownRate() > 0) {
      DropoutMask.replace(
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
    long[] shape = {rows.sequences().count(), width, steps};
    INDArray output =
        workspaces.createUninitialized(ArrayType.ACTIVATIONS, DataType.FLOAT, shape, 'c');
    FloatBlock.write(Grid.of(rows.expanded(), rows.sequences(), width, steps), output);
    return output;
  }

  @Override
  public Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr workspaces) {
    float[] gradient = FloatBlock.read(epsilon);
    if (!layerConf().pools()) {
      int steps = (int) input.size(1) / layerConf().cells();
      gradient = Grid.rows(gradient, outputs.sequences(), outputs.width(), steps);
    }
    if (rowCount == 0) {
      gradientsFlattened.assign(0); // where there are no rows, parts write nothing
    }
    first.backward(chain.backward(outputs.collapsed(gradient)));
    return new Pair<>(gradients(), null); // nothing below token numbers
  }

  @Override
  public Pair<INDArray, MaskState> feedForwardMaskArray(
      INDArray mask, MaskState state, int batchSize) {
    return new Pair<>(mask, state);
  }

  @Override
  public void clear() {
    super.clear();
    first = null;
    chain = null;
    outputs = null;
  }
}
