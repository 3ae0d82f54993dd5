package org.gleaner.network.layer;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.gleaner.network.head.MaskedHead;
import org.gleaner.network.math.Rows;
import org.gleaner.network.part.Chance;
import org.gleaner.network.part.ExampleBatch;
import org.gleaner.network.part.ParameterBlock;
import org.gleaner.network.part.Parameters;
import org.gleaner.network.part.Part;
import org.gleaner.network.part.PartChain;
import org.gleaner.network.part.Pass;
import org.gleaner.network.part.Targets;
import org.gleaner.network.part.embedding.Embedding;
import org.gleaner.random.Permutation;

/**
 * A smaller network beside the first stream (Clark et al. 2020): it learns the tokens that are
 * masked, and the streams read, in place of each, one drawn with the probability that it gives. No
 * gradient passes through the draw. Its first parts are the tables of the first stream, whose
 * parameters it shares; those of the others stand under its own name. What is drawn for an example
 * depends on the weights and on {@link org.gleaner.network.part.Example#seed}. Immutable.
 */
public final class Generator implements Serializable {
  private static final long serialVersionUID = 1L;

  private final String name;
  private final Embedding embedding;
  private final ArrayList<Part> tables;
  private final ArrayList<Part> parts;
  private final MaskedHead head;

  /**
   * A generator.
   *
   * @param embedding that of the first stream
   * @param parts those after the embedding; the last one leaves the rows of masked tokens
   * @param shared the number of parts, from the first on, that are those of the first stream
   * @param head without pairs, of the embedding's table
   */
  public Generator(
      String name, Embedding embedding, List<Part> parts, int shared, MaskedHead head) {
    PartChain.check(embedding.outputs(), parts);
    this.name = name;
    this.embedding = embedding;
    this.tables = new ArrayList<>(parts.subList(0, shared));
    this.parts = new ArrayList<>(parts.subList(shared, parts.size()));
    this.head = head;
  }

  /** Its own parameters with their full names. */
  List<ParameterBlock> blocks() {
    List<ParameterBlock> blocks = new ArrayList<>(PartChain.blocks(parts));
    for (ParameterBlock block : head.blocks()) {
      blocks.add(block.named(head.name() + '.' + block.name()));
    }
    blocks.replaceAll(block -> block.named(name + '.' + block.name()));
    return blocks;
  }

  /**
   * Reads a batch and draws.
   *
   * @param network the parameters of all
   * @param batch whose masked tokens are picked
   */
  Drawn start(Parameters network, Chance chance, ExampleBatch batch) {
    return new Drawn(network, chance, batch);
  }

  /** One pass over one batch, forward done. */
  final class Drawn {
    private final Embedding.Step first;
    private final PartChain below = new PartChain(tables);
    private final PartChain above = new PartChain(parts);
    private final MaskedHead.Drawing masked;
    private final ExampleBatch read;
    private final int[] drawn;

    private Drawn(Parameters network, Chance chance, ExampleBatch batch) {
      Pass shared = pass(network.ofFirstStream(), chance, batch);
      Pass own = pass(network.of(name), chance, batch);
      first = embedding.start(shared);
      Rows rows = NetworkPass.embedded(embedding, first, false, shared.chance(), batch);
      rows = above.forward(below.forward(rows, shared), own);
      masked = head.start(own.of(head.name()), rows);
      read = batch;
      drawn = masked.drawn(chances());
    }

    /** Its random numbers are not those of the streams. */
    private Pass pass(Parameters parameters, Chance chance, ExampleBatch batch) {
      return new Pass(parameters, chance, Map.of(), batch.picked()).repetition(name.hashCode());
    }

    private double[] chances() {
      double[] chances = new double[rows()];
      int at = 0;
      for (int i = 0; i < read.size(); i++) {
        SplittableRandom random = new SplittableRandom(Permutation.key(read.seed(i)));
        for (int k = 0; k < read.picked().get(i).length; k++) {
          chances[at++] = random.nextDouble();
        }
      }
      return chances;
    }

    private int rows() {
      return read.picked().stream().mapToInt(places -> places.length).sum();
    }

    /** What the streams read: the batch with the tokens that are drawn. */
    ExampleBatch written() {
      return read.replacing(drawn, embedding.cells());
    }

    /**
     * The loss of masked tokens; keeps its gradient.
     *
     * @param targets the numbers of the tokens that stood there
     */
    double loss(Targets targets) {
      return masked.loss(targets);
    }

    /**
     * What the head of the network learns: 1 for each token that is not what stood there, else 0.
     *
     * @param targets those of {@link #loss}
     */
    Targets replaced(Targets targets) {
      float[][] values = new float[read.size()][];
      float[] weights = new float[values.length];
      int at = 0;
      for (int i = 0; i < values.length; i++) {
        int[] places = read.picked().get(i);
        values[i] = new float[read.tokens().sequences().get(i).length / embedding.cells()];
        weights[i] = targets.weight(i);
        for (int k = 0; k < places.length; k++) {
          values[i][places[k]] = drawn[at++] == (int) targets.of(i)[k] ? 0 : 1;
        }
      }
      return Targets.of(values, weights);
    }

    /**
     * The outputs of the network, each followed by the numbers of the tokens that were drawn, and
     * for each of these by the logarithms of the probabilities of all tokens.
     */
    List<float[]> outputs(List<float[]> network) {
      List<float[]> logs = masked.outputs();
      List<float[]> all = new ArrayList<>(network.size());
      int at = 0;
      for (int i = 0; i < network.size(); i++) {
        float[] own = network.get(i);
        int count = read.picked().get(i).length;
        float[] output = new float[own.length + count + logs.get(i).length];
        System.arraycopy(own, 0, output, 0, own.length);
        for (int k = 0; k < count; k++) {
          output[own.length + k] = drawn[at++];
        }
        System.arraycopy(logs.get(i), 0, output, own.length + count, logs.get(i).length);
        all.add(output);
      }
      return all;
    }

    /** Adds to the gradients of its parameters, the shared ones included; after the loss. */
    void backward() {
      first.backward(below.backward(above.backward(masked.backward())));
    }
  }
}
