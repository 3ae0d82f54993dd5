package org.gleaner.network.layer;

import java.util.List;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.gleaner.network.part.ParameterBlock;
import org.gleaner.network.part.ParameterBlock.Initial;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * An output layer that labels each step of a sequence by a linear-chain conditional random field.
 * Input [sequences, inputs, steps] under a mask of leading ones; labels [sequences, 1, steps], the
 * numbers of the labels; output [sequences, 1, steps], the numbers of the most probable path, 0
 * where masked. Parameters W [inputs, labels], b, T [labels, labels], begin and end.
 */
public final class LabelChainOutput extends BlockLayer {
  private static final long serialVersionUID = 1L;

  private double dropout;

  /** For deserialisation. */
  LabelChainOutput() {}

  /**
   * An output layer.
   *
   * @param dropout of its inputs in training, at least 0 and below 1
   */
  public LabelChainOutput(int inputs, int labels, double dropout) {
    super(inputs, labels);
    this.dropout = dropout;
  }

  double dropout() {
    return dropout;
  }

  @Override
  List<ParameterBlock> blocks() {
    return List.of(
        new ParameterBlock("W", nIn, nOut, Initial.glorot((double) nIn, (double) nOut)),
        new ParameterBlock("b", 1, nOut, Initial.zero()),
        new ParameterBlock("T", nOut, nOut, Initial.uniform(0.1)),
        new ParameterBlock("begin", 1, nOut, Initial.zero()),
        new ParameterBlock("end", 1, nOut, Initial.zero()));
  }

  @Override
  org.deeplearning4j.nn.layers.BaseLayer<?> computing(NeuralNetConfiguration conf, DataType type) {
    return new LabelChainOutputLayer(conf, type);
  }

  @Override
  public InputType getOutputType(int layerIndex, InputType inputType) {
    return InputType.recurrent(1);
  }
}
