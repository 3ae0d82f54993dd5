package org.gleaner.network.layer;

import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.gleaner.network.part.ParameterBlock;
import org.gleaner.network.part.Part;
import org.gleaner.network.part.PartChain;
import org.gleaner.network.part.TokenProducts;
import org.gleaner.network.part.embedding.Embedding;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * A whole body of a network as one layer: an embedding and then {@link Part}s, over sequences
 * without padding. Input [sequences, tokens], each row padded at its end with 0; a token takes
 * {@code cells} places, its number and those of its characters. Output [sequences, width] where a
 * part pools, else [sequences, width, tokens], zero beyond a sequence's end. A row of padding alone
 * gives finite numbers.
 *
 * <p>One layer, because between layers DL4J would pad, and move every array; and because most of
 * the work of the first part is done once for each distinct token.
 */
public final class TextBody extends BlockLayer {
  private static final long serialVersionUID = 1L;

  /** The number of an unknown token. */
  public static final int UNKNOWN = 1;

  private Embedding embedding;
  private List<Part> parts;
  private int cells;
  private int texts;
  private double unknownRate;

  /** For deserialisation. */
  TextBody() {}

  /**
   * A body.
   *
   * @param vocabulary token numbers are below it
   * @param cells places of a token: 1 and the number of characters read
   * @param texts sequences in a row of the input, each in its equal part of the row
   * @param unknownRate how often in training a token is read as {@link #UNKNOWN}, below 1
   * @param parts the inputs of each must be the outputs of the one before
   */
  public TextBody(
      int vocabulary,
      int cells,
      int texts,
      double unknownRate,
      Embedding embedding,
      List<Part> parts) {
    super(vocabulary, parts.isEmpty() ? embedding.outputs() : last(parts).outputs());
    this.embedding = embedding;
    this.parts = new ArrayList<>(parts);
    this.cells = cells;
    this.texts = texts;
    this.unknownRate = unknownRate;
    PartChain.check(embedding.outputs(), parts);
  }

  /**
   * Gives a network products of frequent tokens to use when it scores.
   *
   * @param network its weights must not change any more and must be those of all networks that
   *     share these products
   */
  public static void remember(TokenProducts products, ComputationGraph network) {
    for (Layer layer : network.getLayers()) {
      if (layer instanceof TextBodyLayer body) {
        body.remember(products);
      }
    }
  }

  private static Part last(List<Part> parts) {
    return parts.get(parts.size() - 1);
  }

  Embedding embedding() {
    return embedding;
  }

  List<Part> parts() {
    return parts;
  }

  int cells() {
    return cells;
  }

  int texts() {
    return texts;
  }

  double unknownRate() {
    return unknownRate;
  }

  /** Whether there is one vector for each sequence. */
  boolean pools() {
    return parts.stream().anyMatch(Part::pools);
  }

  @Override
  List<ParameterBlock> blocks() {
    List<ParameterBlock> blocks = new ArrayList<>(embedding.blocks());
    blocks.addAll(PartChain.blocks(parts));
    return blocks;
  }

  @Override
  org.deeplearning4j.nn.layers.BaseLayer<?> computing(NeuralNetConfiguration conf, DataType type) {
    return new TextBodyLayer(conf, type);
  }

  @Override
  public InputType getOutputType(int layerIndex, InputType inputType) {
    return pools() ? InputType.feedForward(nOut) : InputType.recurrent(nOut);
  }
}
