package org.gleaner.network.layer;

import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.gleaner.network.math.FloatBlock;
import org.gleaner.network.math.Grid;
import org.gleaner.network.math.Rows;
import org.gleaner.network.math.Sequences;
import org.gleaner.network.part.Chance;
import org.gleaner.network.part.PartChain;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Computes a {@link VectorBody}. Not thread-safe, like every DL4J layer. */
final class VectorBodyLayer extends ChainLayer<VectorBody> {
  private static final long serialVersionUID = 1L;

  private transient Sequences sequences;
  private transient PartChain chain;

  VectorBodyLayer(NeuralNetConfiguration conf, DataType type) {
    super(conf, type);
  }

  @Override
  public INDArray activate(boolean training, LayerWorkspaceMgr workspaces) {
    Chance draw = draw(training);
    sequences = Sequences.of(lengths());
    int inputs = (int) layerConf().getNIn();
    float[] vectors = Grid.rows(FloatBlock.read(input), sequences, inputs, steps());
    chain = new PartChain(layerConf().parts());
    Rows rows = chain.forward(Rows.of(sequences, vectors, inputs), parameters(null), draw);
    return grid(rows.values(), rows.width(), ArrayType.ACTIVATIONS, workspaces);
  }

  private int steps() {
    return (int) input.size(2);
  }

  private int[] lengths() {
    int batch = (int) input.size(0);
    int steps = steps();
    float[] mask = maskArray == null ? null : FloatBlock.read(maskArray);
    int[] lengths = new int[batch];
    for (int i = 0; i < batch; i++) {
      while (lengths[i] < steps && (mask == null || mask[i * steps + lengths[i]] != 0)) {
        lengths[i]++;
      }
    }
    return lengths;
  }

  private INDArray grid(float[] rows, int width, ArrayType type, LayerWorkspaceMgr workspaces) {
    long[] shape = {sequences.count(), width, steps()};
    INDArray array = workspaces.createUninitialized(type, DataType.FLOAT, shape, 'c');
    FloatBlock.write(Grid.of(rows, sequences, width, steps()), array);
    return array;
  }

  @Override
  public Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr workspaces) {
    int outputs = (int) layerConf().getNOut();
    float[] above = Grid.rows(FloatBlock.read(epsilon), sequences, outputs, steps());
    float[] below = chain.backward(above);
    int inputs = (int) layerConf().getNIn();
    return new Pair<>(gradients(), grid(below, inputs, ArrayType.ACTIVATION_GRAD, workspaces));
  }

  @Override
  public void clear() {
    super.clear();
    sequences = null;
    chain = null;
  }
}
