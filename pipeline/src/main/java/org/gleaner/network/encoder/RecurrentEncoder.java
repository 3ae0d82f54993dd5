package org.gleaner.network.encoder;

import java.util.ArrayList;
import java.util.List;
import org.gleaner.Options;
import org.gleaner.network.part.Dropout;
import org.gleaner.network.part.Part;
import org.gleaner.network.part.Pooling;
import org.gleaner.network.part.attention.AttentionPooling;
import org.gleaner.network.part.embedding.Embedding;
import org.gleaner.network.part.recurrent.Gru;
import org.gleaner.network.part.recurrent.Lstm;
import org.gleaner.network.part.recurrent.States;
import org.gleaner.text.lexicon.Lexicon;

/**
 * Layers of LSTMs or GRUs in one or both directions. Options: those of {@link
 * TokenEmbeddingOptions}, {@code hidden-size} (64, each direction), {@code layers}, {@code
 * layer-dropout} (0: between layers) and {@code pooling} (how states become one vector: last, mean,
 * max, attention).
 */
final class RecurrentEncoder implements Encoder {
  private final Cell cell;
  private final int directions;
  private final TokenEmbeddingOptions words;
  private final int hidden;
  private final int layers;
  private final double dropout;
  private final String pooling;

  /** A kind of unit. */
  private interface Cell {
    Part part(String name, int inputs, int hidden, int directions, States states);
  }

  private RecurrentEncoder(
      Options options, Cell cell, int directions, int layers, String pooling, double unknownRate) {
    this.cell = cell;
    this.directions = directions;
    this.words = new TokenEmbeddingOptions(options, unknownRate);
    this.hidden = options.integer("hidden-size", 64, 1, 4096);
    this.layers = options.integer("layers", layers, 1, 8);
    this.dropout = options.number("layer-dropout", 0, 0, 0.9);
    this.pooling = options.choice("pooling", pooling, "last", "mean", "max", "attention");
  }

  /** Long short-term memories, left to right. */
  static Encoder lstm(Options options) {
    return new RecurrentEncoder(options, Lstm::new, 1, 1, "max", 0);
  }

  /** Two layers of long short-term memories, left to right. */
  static Encoder stackedLstm(Options options) {
    return new RecurrentEncoder(options, Lstm::new, 1, 2, "max", 0);
  }

  /** Long short-term memories in both directions; the default of the cleaner. */
  static Encoder biLstm(Options options) {
    return new RecurrentEncoder(options, Lstm::new, 2, 1, "last", 0.1);
  }

  /** Long short-term memories in both directions under attention (Yang et al. 2016). */
  static Encoder attentionLstm(Options options) {
    return new RecurrentEncoder(options, Lstm::new, 2, 1, "attention", 0);
  }

  /** Gated recurrent units, left to right. */
  static Encoder gru(Options options) {
    return new RecurrentEncoder(options, Gru::new, 1, 1, "max", 0);
  }

  /** Gated recurrent units in both directions. */
  static Encoder biGru(Options options) {
    return new RecurrentEncoder(options, Gru::new, 2, 1, "max", 0);
  }

  @Override
  public int characters() {
    return words.characters();
  }

  @Override
  public Embedding embedding(Lexicon lexicon) {
    return words.embedding(lexicon);
  }

  @Override
  public List<Part> parts(Lexicon lexicon, int inputs, Reading reading) {
    List<Part> parts = new ArrayList<>();
    int width = inputs;
    for (int i = 1; i <= layers; i++) {
      if (i > 1 && dropout > 0) {
        parts.add(new Dropout("dropout-" + i, width, dropout));
      }
      boolean last = i == layers && reading == Reading.SEQUENCE && pooling.equals("last");
      parts.add(
          cell.part("recurrent-" + i, width, hidden, directions, last ? States.LAST : States.ALL));
      width = directions * hidden;
    }
    if (reading == Reading.SEQUENCE && !pooling.equals("last")) {
      parts.add(pool(width));
    }
    return parts;
  }

  private Part pool(int width) {
    return switch (pooling) {
      case "mean" -> new Pooling("pooling", width, Pooling.Kind.MEAN);
      case "max" -> new Pooling("pooling", width, Pooling.Kind.MAX);
      default -> new AttentionPooling("pooling", width, width);
    };
  }
}
