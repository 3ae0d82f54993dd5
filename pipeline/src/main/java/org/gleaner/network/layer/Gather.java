package org.gleaner.network.layer;

import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.memory.LayerMemoryReport;
import org.deeplearning4j.nn.conf.memory.MemoryReport;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Places vectors on a grid. First input: vectors [n, width]. Second input: places [batch, steps],
 * where i + 1 stands for vector i and 0 for none. Output [batch, width, steps], zero where there is
 * none; its mask is that of the second input. A vector may stand in many places, so that equal
 * segments are encoded once.
 */
public final class Gather extends GraphVertex {
  private static final long serialVersionUID = 1L;

  @Override
  public GraphVertex clone() {
    return new Gather();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Gather;
  }

  @Override
  public int hashCode() {
    return Gather.class.hashCode();
  }

  @Override
  public long numParams(boolean backprop) {
    return 0;
  }

  @Override
  public int minVertexInputs() {
    return 2;
  }

  @Override
  public int maxVertexInputs() {
    return 2;
  }

  @Override
  public org.deeplearning4j.nn.graph.vertex.GraphVertex instantiate(
      ComputationGraph graph,
      String name,
      int index,
      INDArray parameters,
      boolean initialize,
      DataType type) {
    return new GatherVertex(graph, name, index, type);
  }

  @Override
  public InputType getOutputType(int layerIndex, InputType... inputs) {
    return InputType.recurrent(((InputType.InputTypeFeedForward) inputs[0]).getSize());
  }

  @Override
  public MemoryReport getMemoryReport(InputType... inputs) {
    return new LayerMemoryReport.Builder("gather", Gather.class, inputs[0], inputs[0])
        .standardMemory(0, 0)
        .workingMemory(0, 0, 0, 0)
        .cacheMemory(0, 0)
        .build();
  }
}
