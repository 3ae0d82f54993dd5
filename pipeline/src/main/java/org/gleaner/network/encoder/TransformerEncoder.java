package org.gleaner.network.encoder;

import java.util.ArrayList;
import java.util.List;
import org.gleaner.Options;
import org.gleaner.network.part.Dense;
import org.gleaner.network.part.Dropout;
import org.gleaner.network.part.LayerNorm;
import org.gleaner.network.part.Linear;
import org.gleaner.network.part.Part;
import org.gleaner.network.part.Pooling;
import org.gleaner.network.part.Residual;
import org.gleaner.network.part.attention.AttentionPooling;
import org.gleaner.network.part.attention.SelfAttention;
import org.gleaner.network.part.embedding.Embedding;
import org.gleaner.network.part.embedding.Positions;
import org.gleaner.text.lexicon.Lexicon;

/**
 * Positions, then blocks of attention and rectified units, each normalised before and added to its
 * input (Vaswani et al. 2017; Xiong et al. 2020). Options: those of {@link TokenEmbeddingOptions},
 * {@code heads} (4), {@code layers}, {@code inner-size} (units between, of blocks that have them),
 * {@code layer-dropout} (0.1, of what a block adds) and {@code pooling} (mean, max, attention).
 */
final class TransformerEncoder implements Encoder {
  private final SelfAttention.Kind kind;
  private final TokenEmbeddingOptions words;
  private final int heads;
  private final int layers;
  private final int inner;
  private final double dropout;
  private final String pooling;

  private TransformerEncoder(Options options, SelfAttention.Kind kind, int layers, int inner) {
    this.kind = kind;
    this.words = new TokenEmbeddingOptions(options, 0);
    this.heads = options.integer("heads", 4, 1, 64);
    this.layers = options.integer("layers", layers, 1, 24);
    this.inner = inner == 0 ? 0 : options.integer("inner-size", inner, 1, 16_384);
    this.dropout = options.number("layer-dropout", 0.1, 0, 0.9);
    this.pooling = options.choice("pooling", "max", "mean", "max", "attention");
  }

  /** Blocks of attention and rectified units. */
  static Encoder transformer(Options options) {
    return new TransformerEncoder(options, SelfAttention.Kind.SOFTMAX, 1, 256);
  }

  /** Attention alone. */
  static Encoder selfAttention(Options options) {
    return new TransformerEncoder(options, SelfAttention.Kind.SOFTMAX, 1, 0);
  }

  /** Blocks whose attention takes linear time (Katharopoulos et al. 2020). */
  static Encoder linearAttention(Options options) {
    return new TransformerEncoder(options, SelfAttention.Kind.LINEAR, 1, 256);
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
    parts.add(new Positions("positions", inputs));
    for (int i = 1; i <= layers; i++) {
      parts.add(new Residual("attention-" + i, attention(inputs, i)));
      if (inner > 0) {
        parts.add(new Residual("units-" + i, units(inputs, i)));
      }
    }
    parts.add(new LayerNorm("norm", inputs));
    if (reading == Reading.SEQUENCE) {
      parts.add(pool(inputs));
    }
    return parts;
  }

  private List<Part> attention(int width, int number) {
    return List.of(
        new LayerNorm("norm", width),
        new SelfAttention("heads", width, width, heads, kind),
        new Dropout("dropout-a" + number, width, dropout));
  }

  private List<Part> units(int width, int number) {
    return List.of(
        new LayerNorm("norm", width),
        new Dense("inner", width, inner),
        new Linear("outer", inner, width),
        new Dropout("dropout-u" + number, width, dropout));
  }

  private Part pool(int width) {
    return switch (pooling) {
      case "mean" -> new Pooling("pooling", width, Pooling.Kind.MEAN);
      case "max" -> new Pooling("pooling", width, Pooling.Kind.MAX);
      default -> new AttentionPooling("pooling", width, width);
    };
  }
}
