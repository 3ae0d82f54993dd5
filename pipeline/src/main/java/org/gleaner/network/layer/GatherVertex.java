package org.gleaner.network.layer;

import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.MaskState;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.graph.vertex.BaseGraphVertex;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.gleaner.network.math.FloatBlock;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Computes a {@link Gather}. */
@SuppressWarnings("overrides") // BaseGraphVertex itself implements a varargs method without varargs
final class GatherVertex extends BaseGraphVertex {
  private static final long serialVersionUID = 1L;

  GatherVertex(ComputationGraph graph, String name, int index, DataType type) {
    super(graph, name, index, null, null, type);
  }

  @Override
  public boolean hasLayer() {
    return false;
  }

  @Override
  public Layer getLayer() {
    return null;
  }

  @Override
  public INDArray doForward(boolean training, LayerWorkspaceMgr workspaces) {
    int width = (int) inputs[0].size(1);
    int steps = (int) inputs[1].size(1);
    float[] vectors = FloatBlock.read(inputs[0]);
    float[] places = FloatBlock.read(inputs[1]);
    float[] result = new float[places.length * width];
    for (int place = 0; place < places.length; place++) {
      int source = ((int) places[place] - 1) * width;
      int target = place / steps * width * steps + place % steps;
      for (int k = 0; source >= 0 && k < width; k++) {
        result[target + k * steps] = vectors[source + k];
      }
    }
    long[] shape = {inputs[1].size(0), width, steps};
    return write(result, shape, ArrayType.ACTIVATIONS, workspaces);
  }

  @Override
  public Pair<Gradient, INDArray[]> doBackward(boolean tbptt, LayerWorkspaceMgr workspaces) {
    int width = (int) inputs[0].size(1);
    int steps = (int) inputs[1].size(1);
    float[] gradient = FloatBlock.read(epsilon);
    float[] places = FloatBlock.read(inputs[1]);
    float[] result = new float[(int) inputs[0].length()];
    for (int place = 0; place < places.length; place++) {
      int target = ((int) places[place] - 1) * width;
      int source = place / steps * width * steps + place % steps;
      for (int k = 0; target >= 0 && k < width; k++) {
        result[target + k] += gradient[source + k * steps];
      }
    }
    INDArray vectors = write(result, inputs[0].shape(), ArrayType.ACTIVATION_GRAD, workspaces);
    return new Pair<>(null, new INDArray[] {vectors, null});
  }

  private static INDArray write(
      float[] values, long[] shape, ArrayType type, LayerWorkspaceMgr workspaces) {
    INDArray array = workspaces.createUninitialized(type, DataType.FLOAT, shape, 'c');
    FloatBlock.write(values, array);
    return array;
  }

  @Override
  public void setBackpropGradientsViewArray(INDArray gradients) {
    // no parameters
  }

  @Override
  public Pair<INDArray, MaskState> feedForwardMaskArrays(
      INDArray[] masks, MaskState state, int batch) {
    return new Pair<>(masks == null ? null : masks[1], state);
  }

  @Override
  public String toString() {
    return "GatherVertex(" + vertexName + ")";
  }
}
