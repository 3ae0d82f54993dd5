package org.gleaner.network;

import org.gleaner.Options;
import org.gleaner.network.layer.Embedding;
import org.gleaner.network.layer.WordEmbedding;

/**
 * How the tokens of a network become vectors. Options: {@code embedding-size} (100), {@code
 * unknown-rate} (how often in training a token is read as unknown), {@code embedding} (tuned, or
 * frozen to keep the vectors it begins with).
 */
public final class WordVectors {
  private final int size;
  private final double unknownRate;
  private final WordEmbedding.Training training;

  WordVectors(Options options, double unknownRateByDefault) {
    size = options.integer("embedding-size", 100, 1, 4096);
    unknownRate = options.number("unknown-rate", unknownRateByDefault, 0, 0.9);
    training =
        options.choice("embedding", "tuned", "tuned", "frozen").equals("tuned")
            ? WordEmbedding.Training.TUNED
            : WordEmbedding.Training.FROZEN;
  }

  /** How often in training a token is read as unknown. */
  public double unknownRate() {
    return unknownRate;
  }

  /** Numbers of a token: its own and those of its characters. */
  public int cells() {
    return 1;
  }

  /** The layer's part. */
  public Embedding embedding(int vocabularySize) {
    return new WordEmbedding(vocabularySize, size, training);
  }
}
