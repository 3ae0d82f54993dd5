package org.gleaner.network.layer;

import java.util.List;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * A bidirectional LSTM over sequences of vectors: input [batch, inputs, steps] with a mask [batch,
 * steps] of leading ones, output [batch, 2 hidden, steps], left to right first, zero where masked.
 * A sequence may be empty. Parameters: W [inputs, 8 hidden], R [2 hidden, 4 hidden], b [8 hidden].
 */
public final class BiLstm extends BlockLayer {
  private static final long serialVersionUID = 1L;

  /** For deserialisation. */
  BiLstm() {}

  /** A layer with that many inputs and that many units in each direction. */
  public BiLstm(int inputs, int hidden) {
    super(inputs, 2L * hidden);
  }

  @Override
  List<ParameterBlock> blocks() {
    return Lstm.blocks(Math.toIntExact(nIn), Math.toIntExact(nOut / 2), 2);
  }

  @Override
  org.deeplearning4j.nn.layers.BaseLayer<?> computing(NeuralNetConfiguration conf, DataType type) {
    return new BiLstmLayer(conf, type);
  }

  @Override
  public InputType getOutputType(int layerIndex, InputType inputType) {
    return InputType.recurrent(nOut);
  }
}
