package org.gleaner.network.layer;

import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Computes a {@link BiLstm}. */
final class BiLstmLayer extends PackedLayer<BiLstm> {
  private static final long serialVersionUID = 1L;

  private transient Packing packing;

  BiLstmLayer(NeuralNetConfiguration conf, DataType type) {
    super(conf, type);
  }

  @Override
  public INDArray activate(boolean training, LayerWorkspaceMgr workspaces) {
    int inputs = (int) layerConf().getNIn();
    packing = Packing.of(lengths());
    float[] rows = new float[packing.rows() * inputs];
    pack(FloatBlock.read(input), rows, inputs, 0);
    LstmPass running = new LstmPass(packing, hidden(), 2, rows, inputs, identity(packing.rows()));
    running.forward(weights());
    pass = training ? running : null;
    float[] result = new float[(int) (input.size(0) * 2 * hidden() * input.size(2))];
    unpack(running.outputs(0), result, hidden(), 0);
    unpack(running.outputs(1), result, hidden(), hidden());
    return array(result, 2L * hidden(), ArrayType.ACTIVATIONS, workspaces);
  }

  private int[] lengths() {
    int batch = (int) input.size(0);
    int steps = (int) input.size(2);
    float[] mask = maskArray == null ? null : FloatBlock.read(maskArray);
    int[] lengths = new int[batch];
    for (int i = 0; i < batch; i++) {
      while (lengths[i] < steps && (mask == null || mask[i * steps + lengths[i]] != 0)) {
        lengths[i]++;
      }
    }
    return lengths;
  }

  private static int[] identity(int size) {
    int[] numbers = new int[size];
    for (int i = 0; i < size; i++) {
      numbers[i] = i;
    }
    return numbers;
  }

  /** Copies {@code width} channels of [batch, channels, steps], from {@code first}, to rows. */
  private void pack(float[] channels, float[] rows, int width, int first) {
    int steps = (int) input.size(2);
    int all = channels.length / Math.max(1, (int) input.size(0) * steps);
    for (int step = 0; step < packing.steps(); step++) {
      for (int rank = 0; rank < packing.active(step); rank++) {
        int row = (packing.offset(step) + rank) * width;
        int source = (packing.sequence(rank) * all + first) * steps + step;
        for (int k = 0; k < width; k++) {
          rows[row + k] = channels[source + k * steps];
        }
      }
    }
  }

  /** The reverse of {@link #pack}; what is masked stays as it is. */
  private void unpack(float[] rows, float[] channels, int width, int first) {
    int steps = (int) input.size(2);
    int all = channels.length / Math.max(1, (int) input.size(0) * steps);
    for (int step = 0; step < packing.steps(); step++) {
      for (int rank = 0; rank < packing.active(step); rank++) {
        int row = (packing.offset(step) + rank) * width;
        int target = (packing.sequence(rank) * all + first) * steps + step;
        for (int k = 0; k < width; k++) {
          channels[target + k * steps] = rows[row + k];
        }
      }
    }
  }

  private INDArray array(
      float[] values, long channels, ArrayType type, LayerWorkspaceMgr workspaces) {
    long[] shape = {input.size(0), channels, input.size(2)};
    INDArray array = workspaces.createUninitialized(type, DataType.FLOAT, shape, 'c');
    FloatBlock.write(values, array);
    return array;
  }

  @Override
  public Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr workspaces) {
    int inputs = (int) layerConf().getNIn();
    float[] gradient = FloatBlock.read(epsilon);
    float[] left = new float[packing.rows() * hidden()];
    float[] right = new float[packing.rows() * hidden()];
    pack(gradient, left, hidden(), 0);
    pack(gradient, right, hidden(), hidden());
    float[] rows = pass.backward(new float[][] {left, right}, weights(), gradients());
    pass = null;
    float[] result = new float[(int) (input.size(0) * inputs * input.size(2))];
    unpack(rows, result, inputs, 0);
    return new Pair<>(allGradients(), array(result, inputs, ArrayType.ACTIVATION_GRAD, workspaces));
  }

  @Override
  public void clear() {
    super.clear();
    packing = null;
  }
}
