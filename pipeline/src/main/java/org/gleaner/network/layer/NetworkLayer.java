package org.gleaner.network.layer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.graph.LayerVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.gleaner.network.head.Head;
import org.gleaner.network.head.OutputHead;
import org.gleaner.network.part.ExampleBatch;
import org.gleaner.network.part.ParameterBlock;
import org.gleaner.network.part.Targets;
import org.gleaner.network.part.TokenProducts;
import org.gleaner.network.part.embedding.Embedding;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * A whole network as one layer: streams of parts and a head, over sequences without padding. Input:
 * examples as {@link ExampleBatch#pack} writes them. Labels: {@link Targets#pack}. Output: for each
 * example a row of the number of its values and the values, padded at its end, see {@link
 * NetworkOutputs}.
 *
 * <p>One layer, because between layers Deeplearning4j would pad and copy every array, and because
 * parameters that several parts share must lie in one place.
 */
public final class NetworkLayer extends BlockLayer {
  private static final long serialVersionUID = 1L;

  private List<Stream> streams;
  private Head head;
  private boolean distinct;
  private double headClip;
  private double clip;

  /** For deserialisation. */
  NetworkLayer() {}

  /**
   * A network.
   *
   * @param streams the first has an embedding
   * @param distinct whether sequences that occur again in a batch are read once
   * @param headClip the largest norm of the mean gradient of an {@link OutputHead}; 0 for none
   * @param clip the largest norm of the mean gradient of all parameters; 0 for none
   */
  public NetworkLayer(
      List<Stream> streams, Head head, boolean distinct, double headClip, double clip) {
    super(streams.get(0).embedding().vocabulary(), head.inputs());
    this.streams = new ArrayList<>(streams);
    this.head = head;
    this.distinct = distinct;
    this.headClip = headClip;
    this.clip = clip;
    int outputs = streams.get(streams.size() - 1).outputs();
    if (outputs != head.inputs()) {
      throw new IllegalArgumentException(
          "Cannot put a head of "
              + head.inputs()
              + " inputs on rows of "
              + outputs
              + " numbers. Accepted: equal widths");
    }
  }

  List<Stream> streams() {
    return streams;
  }

  Head head() {
    return head;
  }

  boolean distinct() {
    return distinct;
  }

  double headClip() {
    return head instanceof OutputHead ? headClip : 0;
  }

  double clip() {
    return clip;
  }

  /** The embedding of the first stream. */
  Embedding embedding() {
    return streams.get(0).embedding();
  }

  @Override
  List<ParameterBlock> blocks() {
    List<ParameterBlock> blocks = new ArrayList<>();
    streams.forEach(stream -> blocks.addAll(stream.blocks()));
    for (ParameterBlock block : head.blocks()) {
      blocks.add(block.named(head.name() + '.' + block.name()));
    }
    return blocks;
  }

  @Override
  org.deeplearning4j.nn.layers.BaseLayer<?> computing(NeuralNetConfiguration conf, DataType type) {
    return new NetworkComputation(conf, type);
  }

  @Override
  public InputType getOutputType(int layerIndex, InputType inputType) {
    return InputType.feedForward(nOut);
  }

  /** The shapes of all parameters of a network by name, in the order of the flat vector. */
  public static Map<String, List<Long>> shapes(ComputationGraphConfiguration network) {
    Map<String, List<Long>> shapes = new LinkedHashMap<>();
    for (GraphVertex vertex : network.getVertices().values()) {
      if (vertex instanceof LayerVertex held
          && held.getLayerConf().getLayer() instanceof NetworkLayer layer) {
        for (ParameterBlock block : layer.blocks()) {
          shapes.put(block.name(), List.of(block.rows(), block.columns()));
        }
      }
    }
    return shapes;
  }

  private static NetworkComputation of(ComputationGraph network) {
    for (Layer layer : network.getLayers()) {
      if (layer instanceof NetworkComputation computation) {
        return computation;
      }
    }
    throw new IllegalArgumentException("Cannot use a graph without a network layer");
  }

  /**
   * Lets a network reuse products of frequent words when it scores.
   *
   * @param network its weights must not change any more, and all networks that share the products
   *     must have them
   */
  public static void remember(TokenProducts products, ComputationGraph network) {
    of(network).remember(products);
  }

  /**
   * Sets the vectors of tokens before training.
   *
   * @param vectors for a token number its vector, or null to leave the random one
   */
  public static void begin(ComputationGraph network, IntFunction<float[]> vectors) {
    of(network).begin(vectors);
  }

  /** Width of the vectors that {@link #begin} takes. */
  public static int begins(ComputationGraph network) {
    return of(network).layerConf().embedding().begins();
  }
}
