package org.gleaner.network.layer;

import java.util.Arrays;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Computes a {@link TokenBiLstm}. */
final class TokenBiLstmLayer extends PackedLayer<TokenBiLstm> {
  private static final long serialVersionUID = 1L;

  private transient TokenBatch batch;

  TokenBiLstmLayer(NeuralNetConfiguration conf, DataType type) {
    super(conf, type);
  }

  @Override
  public INDArray activate(boolean training, LayerWorkspaceMgr workspaces) {
    int sequences = (int) input.size(0);
    int hidden = hidden();
    float[] tokens = FloatBlock.read(input);
    if (training && layerConf().unknownRate() > 0) {
      SeededDropout.replace(
          tokens, layerConf().unknownRate(), TokenBiLstm.UNKNOWN, conf.getSeed(), iterationCount);
    }
    batch = TokenBatch.of(tokens, sequences, layerConf().getNIn());
    Packing packing = batch.packing();
    BiLstmPass running =
        new BiLstmPass(packing, hidden, embed(), layerConf().embedding(), batch.distinctOf());
    running.forward(weights());
    float[] result = new float[sequences * 2 * hidden];
    for (int rank = 0; rank < packing.active(0); rank++) {
      int at = packing.sequence(rank) * 2 * hidden;
      System.arraycopy(running.leftOutputs(), lastRow(rank) * hidden, result, at, hidden);
      System.arraycopy(running.rightOutputs(), rank * hidden, result, at + hidden, hidden);
    }
    pass = training ? running : null;
    INDArray output =
        workspaces.createUninitialized(
            ArrayType.ACTIVATIONS, DataType.FLOAT, new long[] {sequences, 2L * hidden}, 'c');
    FloatBlock.write(result, output);
    return output;
  }

  private int lastRow(int rank) {
    return batch.packing().offset(batch.length(batch.packing().sequence(rank)) - 1) + rank;
  }

  private float[] embed() {
    int width = layerConf().embedding();
    int[] distinct = batch.distinct();
    float[] rows = new float[distinct.length * width];
    FloatBlock table = FloatBlock.of(params.get("E"));
    for (int i = 0; i < distinct.length; i++) {
      table.get((long) distinct[i] * width, rows, i * width, width);
    }
    return rows;
  }

  @Override
  public Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr workspaces) {
    int hidden = hidden();
    Packing packing = batch.packing();
    float[] gradient = FloatBlock.read(epsilon);
    float[] left = new float[packing.rows() * hidden];
    float[] right = new float[packing.rows() * hidden];
    for (int rank = 0; rank < packing.active(0); rank++) {
      int at = packing.sequence(rank) * 2 * hidden;
      System.arraycopy(gradient, at, left, lastRow(rank) * hidden, hidden);
      System.arraycopy(gradient, at + hidden, right, rank * hidden, hidden);
    }
    float[] rows = pass.backward(left, right, weights(), gradients());
    scatter(rows);
    pass = null;
    return new Pair<>(allGradients(), null); // nothing below token numbers
  }

  private void scatter(float[] rows) {
    int width = layerConf().embedding();
    int[] distinct = batch.distinct();
    INDArray view = gradientViews.get("E");
    view.assign(0);
    FloatBlock table = FloatBlock.of(view);
    for (int i = 0; i < distinct.length; i++) {
      table.put((long) distinct[i] * width, rows, i * width, width);
    }
  }

  @Override
  public void clear() {
    super.clear();
    batch = null;
  }

  @Override
  public String toString() {
    return "TokenBiLstmLayer" + Arrays.toString(new long[] {layerConf().getNIn(), 2L * hidden()});
  }
}
