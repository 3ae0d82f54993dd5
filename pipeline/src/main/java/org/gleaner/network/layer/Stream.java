package org.gleaner.network.layer;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.gleaner.network.part.ParameterBlock;
import org.gleaner.network.part.Part;
import org.gleaner.network.part.PartChain;
import org.gleaner.network.part.embedding.Embedding;

/**
 * A named chain of parts. It starts with an embedding of the examples' tokens, or reads the rows of
 * the stream before. Its parameters stand under its name. Immutable.
 */
public final class Stream implements Serializable {
  private static final long serialVersionUID = 1L;

  private final String name;
  private final Embedding embedding;
  private final List<Part> parts;
  private final int inputs;

  private Stream(String name, Embedding embedding, int inputs, List<Part> parts) {
    PartChain.check(inputs, parts);
    this.name = name;
    this.embedding = embedding;
    this.inputs = inputs;
    this.parts = new ArrayList<>(parts);
  }

  /** A stream of the examples' tokens. */
  public static Stream of(String name, Embedding embedding, List<Part> parts) {
    return new Stream(name, embedding, embedding.outputs(), parts);
  }

  /**
   * A stream of the rows of the stream before.
   *
   * @param inputs their width
   */
  public static Stream of(String name, int inputs, List<Part> parts) {
    return new Stream(name, null, inputs, parts);
  }

  /** The name. */
  public String name() {
    return name;
  }

  /** The vectors of tokens; null if the stream reads the rows of the stream before. */
  public Embedding embedding() {
    return embedding;
  }

  /** The parts. */
  List<Part> parts() {
    return parts;
  }

  /** Width of the rows that go out. */
  public int outputs() {
    return parts.isEmpty() ? inputs : parts.get(parts.size() - 1).outputs();
  }

  /** The parameters with their full names. */
  List<ParameterBlock> blocks() {
    List<ParameterBlock> blocks =
        new ArrayList<>(embedding == null ? List.of() : embedding.blocks());
    blocks.addAll(PartChain.blocks(parts));
    blocks.replaceAll(block -> block.named(name + '.' + block.name()));
    return blocks;
  }
}
