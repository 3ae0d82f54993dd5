package org.gleaner.network.encoder;

import org.gleaner.Options;
import org.gleaner.network.part.embedding.CharacterEmbedding;
import org.gleaner.network.part.embedding.Embedding;
import org.gleaner.network.part.embedding.WordEmbedding;

/**
 * How the tokens of a network become vectors. Options: {@code embedding-size} (100), {@code
 * unknown-rate} (how often in training a token is read as unknown), {@code embedding} (tuned, or
 * frozen to keep the vectors it begins with), {@code characters} (0: how many of a token's
 * characters are read too, by a convolution; Ma and Hovy 2016), {@code character-size} (25) and
 * {@code character-filters} (30).
 */
public final class TokenEmbeddingOptions {
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

  /** How often in training a token is read as unknown. */
  public double unknownRate() {
    return unknownRate;
  }

  /** Numbers of a token: its own and those of its characters. */
  public int cells() {
    return 1 + characters;
  }

  /** The layer's part. */
  public Embedding embedding(int vocabularySize) {
    WordEmbedding words = new WordEmbedding(vocabularySize, size, training);
    return characters == 0
        ? words
        : new CharacterEmbedding(words, CharacterNumbers.SIZE, characterSize, characterFilters);
  }
}
