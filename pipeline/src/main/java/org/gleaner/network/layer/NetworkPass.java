package org.gleaner.network.layer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gleaner.network.head.Head;
import org.gleaner.network.math.Rows;
import org.gleaner.network.part.Chance;
import org.gleaner.network.part.ExampleBatch;
import org.gleaner.network.part.Parameters;
import org.gleaner.network.part.PartChain;
import org.gleaner.network.part.Pass;
import org.gleaner.network.part.Side;
import org.gleaner.network.part.Targets;
import org.gleaner.network.part.TokenBatch;
import org.gleaner.network.part.embedding.Embedding;

/** One pass of a network over one batch, forward done. */
final class NetworkPass {
  private final List<Running> streams = new ArrayList<>();
  private final Generator.Drawn generated;
  private final Head.Step head;
  private final boolean embeds;

  /** A stream that has run; {@code first} and {@code memory} are null where it has none. */
  private record Running(Embedding.Step first, Side memory, PartChain chain, Rows out) {}

  NetworkPass(NetworkLayer network, Parameters parameters, Chance chance, ExampleBatch given) {
    embeds = !network.staysEmbedding();
    Generator generator = network.generator();
    generated = generator == null ? null : generator.start(parameters, chance, given);
    ExampleBatch batch = generated == null ? given : generated.written();
    Map<String, Side> sides = new HashMap<>();
    sides.put(Side.FEATURES, new Side(batch.features()));
    Rows rows = null;
    for (Stream stream : network.streams()) {
      Pass pass = new Pass(parameters.of(stream.name()), chance, sides, batch.picked());
      Side memory = rows == null ? null : new Side(rows);
      int frozen = rows == null && chance.training() ? network.frozenParts() : 0;
      PartChain chain = new PartChain(stream.parts(), frozen);
      Embedding.Step first = null;
      Rows in = rows;
      if (stream.embedding() != null) {
        first = stream.embedding().start(pass);
        in = embedded(stream.embedding(), first, network.distinct(), chance, batch);
        if (memory != null) {
          sides.put(Side.MEMORY, memory);
        }
      }
      rows = chain.forward(in, pass);
      streams.add(new Running(first, memory, chain, rows));
    }
    head =
        network
            .head()
            .start(
                new Pass(parameters.of(network.head().name()), chance, sides, batch.picked()),
                rows);
  }

  /** The vectors of a batch's tokens. */
  static Rows embedded(
      Embedding embedding,
      Embedding.Step step,
      boolean distinct,
      Chance chance,
      ExampleBatch batch) {
    ExampleBatch.TokenSequences read = distinct ? batch.distinctTokens() : batch.tokens();
    ExampleBatch.TokenSequences tokens =
        new ExampleBatch.TokenSequences(
            embedding.disturbed(read.sequences(), chance), read.groups(), read.members());
    TokenBatch all = TokenBatch.of(tokens, embedding.cells(), embedding.vocabulary());
    return all.rows(step.forward(all), embedding.outputs());
  }

  /** The outputs of the examples. */
  List<float[]> outputs() {
    List<float[]> outputs = head.outputs();
    return generated == null ? outputs : generated.outputs(outputs);
  }

  /** The sum of the examples' losses; keeps their gradients. */
  double loss(Targets targets) {
    return generated == null
        ? head.loss(targets)
        : generated.loss(targets) + head.loss(generated.replaced(targets));
  }

  /** Adds to the gradients of all parameters; after the loss. */
  void backward() {
    float[] gradient = head.backward();
    for (int i = streams.size() - 1; i >= 0; i--) {
      Running stream = streams.get(i);
      gradient = stream.chain().backward(gradient);
      if (stream.first() != null) {
        if (embeds || i > 0) {
          stream.first().backward(gradient);
        }
        gradient = stream.memory() == null ? null : stream.memory().gradient();
      }
    }
    if (generated != null) {
      generated.backward();
    }
  }
}
