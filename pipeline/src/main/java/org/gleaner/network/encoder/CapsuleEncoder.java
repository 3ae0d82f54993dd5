package org.gleaner.network.encoder;

import java.util.List;
import org.gleaner.Options;
import org.gleaner.network.part.Part;
import org.gleaner.network.part.capsule.Capsules;
import org.gleaner.network.part.convolution.Convolution;
import org.gleaner.network.part.convolution.MaxOverStride;
import org.gleaner.network.part.embedding.Embedding;
import org.gleaner.text.lexicon.Lexicon;

/**
 * A convolution, primary capsules from its greatest values over every {@code stride} words, and
 * dynamic routing to the capsules of the text, whose numbers side by side are the vector (Zhao et
 * al. 2018). For single tokens it is the convolution alone. Options: those of {@link
 * TokenEmbeddingOptions}, {@code filters} (128), {@code width} (5 words), {@code stride} (8 words
 * become one step), {@code types} (16 of primary capsules), {@code capsules} (10), {@code
 * capsule-size} (16) and {@code iterations} (3 of the routing).
 */
final class CapsuleEncoder implements Encoder {
  private final TokenEmbeddingOptions words;
  private final int filters;
  private final int width;
  private final int stride;
  private final int types;
  private final int capsules;
  private final int size;
  private final int iterations;

  CapsuleEncoder(Options options) {
    words = new TokenEmbeddingOptions(options, 0);
    filters = options.integer("filters", 128, 1, 4096);
    width = options.integer("width", 5, 1, 31);
    stride = options.integer("stride", 8, 1, 100);
    types = options.integer("types", 16, 1, 4096);
    capsules = options.integer("capsules", 10, 1, 1000);
    size = options.integer("capsule-size", 16, 1, 1000);
    iterations = options.integer("iterations", 3, 1, 10);
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
    Convolution convolution = new Convolution("convolution", inputs, width, filters);
    return reading == Reading.TOKENS
        ? List.of(convolution)
        : List.of(
            convolution,
            new MaxOverStride("striding", filters, stride),
            new Capsules("capsules", filters, types, capsules, size, iterations, true));
  }
}
