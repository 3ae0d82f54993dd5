package org.gleaner.network.encoder;

import java.util.List;
import org.gleaner.Options;
import org.gleaner.network.part.Part;
import org.gleaner.network.part.convolution.Convolution;
import org.gleaner.network.part.convolution.ConvolutionPooling;
import org.gleaner.network.part.embedding.Embedding;
import org.gleaner.text.lexicon.Lexicon;

/**
 * Convolutions over windows of 3, 4 and 5 words with the greatest value over time (Kim 2014); for
 * tokens one convolution of width 5. Options: those of {@link TokenEmbeddingOptions} and {@code
 * filters} (100 of each width).
 */
final class CnnEncoder implements Encoder {
  private static final List<Integer> WIDTHS = List.of(3, 4, 5);

  private final TokenEmbeddingOptions words;
  private final int filters;

  CnnEncoder(Options options) {
    words = new TokenEmbeddingOptions(options, 0);
    filters = options.integer("filters", 100, 1, 4096);
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
    return List.of(
        reading == Reading.SEQUENCE
            ? new ConvolutionPooling("convolution", inputs, WIDTHS, filters)
            : new Convolution("convolution", inputs, 5, filters));
  }
}
