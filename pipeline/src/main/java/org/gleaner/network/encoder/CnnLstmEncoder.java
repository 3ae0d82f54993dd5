package org.gleaner.network.encoder;

import java.util.List;
import org.gleaner.Options;
import org.gleaner.network.part.Part;
import org.gleaner.network.part.Pooling;
import org.gleaner.network.part.convolution.Convolution;
import org.gleaner.network.part.convolution.MaxOverStride;
import org.gleaner.network.part.embedding.Embedding;
import org.gleaner.network.part.recurrent.Lstm;
import org.gleaner.network.part.recurrent.States;
import org.gleaner.text.lexicon.Lexicon;

/**
 * A convolution, the greatest value of every {@code stride} words, and an LSTM over those (Zhou et
 * al. 2015). Options: those of {@link TokenEmbeddingOptions}, {@code filters} (100), {@code width}
 * (5 words), {@code stride} (4 words become one step) and {@code hidden-size} (64).
 */
final class CnnLstmEncoder implements Encoder {
  private final TokenEmbeddingOptions words;
  private final int filters;
  private final int width;
  private final int stride;
  private final int hidden;

  CnnLstmEncoder(Options options) {
    words = new TokenEmbeddingOptions(options, 0);
    filters = options.integer("filters", 100, 1, 4096);
    width = options.integer("width", 5, 1, 31);
    stride = options.integer("stride", 4, 1, 100);
    hidden = options.integer("hidden-size", 64, 1, 4096);
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
    Lstm lstm = new Lstm("lstm", filters, hidden, 1, States.ALL);
    return reading == Reading.TOKENS
        ? List.of(convolution, lstm)
        : List.of(
            convolution,
            new MaxOverStride("striding", filters, stride),
            lstm,
            new Pooling("pooling", hidden, Pooling.Kind.MAX));
  }
}
