package org.gleaner.network.layer;

import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.gleaner.network.part.ParameterBlock;
import org.gleaner.network.part.Part;
import org.gleaner.network.part.PartChain;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * {@link Part}s over sequences of vectors as one layer: input [batch, inputs, steps] with a mask
 * [batch, steps] of leading ones, output [batch, outputs, steps], zero where masked. A sequence may
 * be empty. No part may pool.
 */
public final class VectorBody extends BlockLayer {
  private static final long serialVersionUID = 1L;

  private List<Part> parts;

  /** For deserialisation. */
  VectorBody() {}

  /**
   * A body.
   *
   * @param parts at least one; the inputs of each must be the outputs of the one before
   */
  public VectorBody(List<Part> parts) {
    super(parts.get(0).inputs(), parts.get(parts.size() - 1).outputs());
    this.parts = new ArrayList<>(parts);
    PartChain.check(parts.get(0).inputs(), parts);
    if (parts.stream().anyMatch(Part::pools)) {
      throw new IllegalArgumentException(
          "Cannot pool steps in this layer. Accepted: rows for each");
    }
  }

  List<Part> parts() {
    return parts;
  }

  @Override
  List<ParameterBlock> blocks() {
    return PartChain.blocks(parts);
  }

  @Override
  org.deeplearning4j.nn.layers.BaseLayer<?> computing(NeuralNetConfiguration conf, DataType type) {
    return new VectorBodyLayer(conf, type);
  }

  @Override
  public InputType getOutputType(int layerIndex, InputType inputType) {
    return InputType.recurrent(nOut);
  }
}
