package org.gleaner.network.encoder;

import java.util.List;
import org.gleaner.Options;
import org.gleaner.network.part.Dense;
import org.gleaner.network.part.Part;
import org.gleaner.network.part.Pooling;
import org.gleaner.network.part.embedding.Embedding;
import org.gleaner.text.lexicon.Lexicon;

/**
 * The mean of the word vectors through a layer of rectified units (Iyyer et al. 2015); for tokens
 * the layer alone. Options: those of {@link TokenEmbeddingOptions} and {@code hidden-size} (100).
 */
final class MlpEncoder implements Encoder {
  private final TokenEmbeddingOptions words;
  private final int hidden;

  MlpEncoder(Options options) {
    words = new TokenEmbeddingOptions(options, 0);
    hidden = options.integer("hidden-size", 100, 1, 4096);
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
    Dense dense = new Dense("dense", inputs, hidden);
    return reading == Reading.TOKENS
        ? List.of(dense)
        : List.of(new Pooling("mean", inputs, Pooling.Kind.MEAN), dense);
  }
}
