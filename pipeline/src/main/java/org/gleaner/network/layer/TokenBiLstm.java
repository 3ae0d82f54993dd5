package org.gleaner.network.layer;

import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.gleaner.network.layer.ParameterBlock.Initial;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * An embedding and a bidirectional LSTM that turn a sequence of token numbers into one vector: the
 * last state of either direction. Input [sequences, tokens], each row padded at its end with 0;
 * output [sequences, 2 hidden]. A row of padding alone gives zeros. Parameters: E [vocabulary,
 * embedding] and those of {@link BiLstm}. Each distinct token of a batch is embedded and projected
 * once, and no time is spent on padding.
 */
public final class TokenBiLstm extends BlockLayer {
  private static final long serialVersionUID = 1L;

  /** The number of an unknown token. */
  public static final int UNKNOWN = 1;

  private int embedding;
  private double unknownRate;

  /** For deserialisation. */
  TokenBiLstm() {}

  /**
   * A layer for token numbers below {@code vocabulary}, with that many units each direction.
   *
   * @param unknownRate how often in training a token is read as {@link #UNKNOWN}, below 1
   */
  public TokenBiLstm(int vocabulary, int embedding, int hidden, double unknownRate) {
    super(vocabulary, 2L * hidden);
    this.embedding = embedding;
    this.unknownRate = unknownRate;
  }

  double unknownRate() {
    return unknownRate;
  }

  int embedding() {
    return embedding;
  }

  @Override
  List<ParameterBlock> blocks() {
    List<ParameterBlock> blocks = new ArrayList<>();
    blocks.add(new ParameterBlock("E", nIn, embedding, Initial.EMBEDDING));
    blocks.addAll(BiLstm.blocks(embedding, nOut / 2));
    return blocks;
  }

  @Override
  org.deeplearning4j.nn.layers.BaseLayer<?> computing(NeuralNetConfiguration conf, DataType type) {
    return new TokenBiLstmLayer(conf, type);
  }

  @Override
  public InputType getOutputType(int layerIndex, InputType inputType) {
    return InputType.feedForward(nOut);
  }
}
