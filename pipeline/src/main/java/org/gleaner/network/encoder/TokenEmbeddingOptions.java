package org.gleaner.network.encoder;

import org.gleaner.Options;
import org.gleaner.network.part.embedding.CharacterEmbedding;
import org.gleaner.network.part.embedding.Embedding;
import org.gleaner.network.part.embedding.WordEmbedding;
import org.gleaner.text.lexicon.CharacterNumbers;
import org.gleaner.text.lexicon.Lexicon;
import org.gleaner.text.lexicon.Special;

/**
 * The options of embeddings. Options: {@code embedding-size} (100), {@code unknown-rate} (how often
 * in training a token is read as unknown), {@code embedding} (tuned, or frozen to keep the initial
 * vectors), {@code characters} (0: how many of a token's characters are read too, by a convolution;
 * Ma and Hovy 2016), {@code character-size} (25) and {@code character-filters} (30).
 */
final class TokenEmbeddingOptions {
  private final int size;
  private final double unknownRate;
  private final WordEmbedding.Training training;
  private final int characters;
  private final int characterSize;
  private final int characterFilters;

  TokenEmbeddingOptions(Options options, double unknownRateByDefault) {
    size = options.integer("embedding-size", 100, 1, 4096);
    unknownRate = options.number("unknown-rate", unknownRateByDefault, 0, 0.9);
    training =
        options.choice("embedding", "tuned", "tuned", "frozen").equals("tuned")
            ? WordEmbedding.Training.TUNED
            : WordEmbedding.Training.FROZEN;
    characters = options.integer("characters", 0, 0, 200);
    characterSize = options.integer("character-size", 25, 1, 1000);
    characterFilters = options.integer("character-filters", 30, 1, 1000);
  }

  /** How many numbers of a token's characters are read beside its own. */
  int characters() {
    return characters;
  }

  /** The embedding of a lexicon's tokens. */
  Embedding embedding(Lexicon lexicon) {
    if (lexicon.cells() != 1 + characters) {
      throw new IllegalArgumentException(
          "Cannot read characters of pieces: characters=" + characters + ". Accepted: 0");
    }
    WordEmbedding words =
        new WordEmbedding(
            lexicon.size(),
            lexicon.cells(),
            size,
            training,
            Math.max(0, lexicon.special(Special.UNKNOWN)),
            unknownRate);
    return characters == 0
        ? words
        : new CharacterEmbedding(words, CharacterNumbers.SIZE, characterSize, characterFilters);
  }
}
