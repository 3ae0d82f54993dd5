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
import org.gleaner.network.math.Precision;
import org.gleaner.network.part.ExampleBatch;
import org.gleaner.network.part.ParameterBlock;
import org.gleaner.network.part.Parameters;
import org.gleaner.network.part.Part;
import org.gleaner.network.part.Targets;
import org.gleaner.network.part.TokenProducts;
import org.gleaner.network.part.embedding.Embedding;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.NoOp;
import org.nd4j.linalg.learning.regularization.Regularization;

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
  private Tuning tuning;
  private Precision precision;
  private Generator generator;
  private Map<String, Double> rates;

  /** For deserialisation. */
  NetworkLayer() {}

  /**
   * A network.
   *
   * @param streams the first has an embedding
   * @param distinct whether sequences that occur again in a batch are read once
   * @param tuning how training changes its parameters
   * @param precision of large products, in training and scoring
   */
  public NetworkLayer(
      List<Stream> streams, Head head, boolean distinct, Tuning tuning, Precision precision) {
    this(streams, head, distinct, tuning, precision, null);
  }

  /**
   * A network.
   *
   * @param generator what writes tokens that the streams read in place of the picked ones; null for
   *     nothing
   */
  public NetworkLayer(
      List<Stream> streams,
      Head head,
      boolean distinct,
      Tuning tuning,
      Precision precision,
      Generator generator) {
    super(streams.get(0).embedding().vocabulary(), head.inputs());
    this.streams = new ArrayList<>(streams);
    this.head = head;
    this.distinct = distinct;
    this.tuning = tuning;
    this.precision = precision;
    this.generator = generator;
    int outputs = streams.get(streams.size() - 1).outputs();
    if (outputs != head.inputs()) {
      throw new IllegalArgumentException(
          "Cannot put a head of "
              + head.inputs()
              + " inputs on rows of "
              + outputs
              + " numbers. Accepted: equal widths");
    }
    rates = tuning.rates(blocks());
  }

  List<Stream> streams() {
    return streams;
  }

  Head head() {
    return head;
  }

  /** What writes tokens that the streams read; null for nothing. */
  Generator generator() {
    return generator;
  }

  boolean distinct() {
    return distinct;
  }

  Precision precision() {
    return precision;
  }

  double headClip() {
    return head instanceof OutputHead ? tuning.headClip() : 0;
  }

  double clip() {
    return tuning.clip();
  }

  /** The number of parts of the first stream, from its beginning, that stay as they are. */
  int frozenParts() {
    Stream first = streams.get(0);
    int frozen = 0;
    for (Part part : first.parts()) {
      String prefix = first.name() + '.' + Parameters.prefix(part.name());
      if (part.blocks().stream().anyMatch(block -> rates.get(prefix + block.name()) > 0)) {
        break;
      }
      frozen++;
    }
    return staysEmbedding() ? frozen : 0;
  }

  /** Whether the embedding of the first stream stays as it is. */
  boolean staysEmbedding() {
    String name = streams.get(0).name() + '.';
    return embedding().blocks().stream().allMatch(b -> rates.get(name + b.name()) == 0);
  }

  /** The parameters that stay as they are. */
  List<String> frozen() {
    return rates.keySet().stream().filter(name -> rates.get(name) == 0).toList();
  }

  /** A parameter that stays needs no updater; a deep one has a smaller step size. */
  @Override
  public IUpdater getUpdaterByParam(String parameter) {
    double rate = rates.get(parameter);
    IUpdater updater = super.getUpdaterByParam(parameter);
    if (rate == 1) {
      return updater;
    }
    return rate == 0 ? new NoOp() : ScaledSchedule.scaled(updater, rate);
  }

  @Override
  public List<Regularization> getRegularizationByParam(String parameter) {
    return rates.get(parameter) == 0 ? List.of() : super.getRegularizationByParam(parameter);
  }

  /** The embedding of the first stream. */
  Embedding embedding() {
    return streams.get(0).embedding();
  }

  @Override
  List<ParameterBlock> blocks() {
    List<ParameterBlock> blocks = new ArrayList<>();
    streams.forEach(stream -> blocks.addAll(stream.blocks()));
    if (generator != null) {
      blocks.addAll(generator.blocks());
    }
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
