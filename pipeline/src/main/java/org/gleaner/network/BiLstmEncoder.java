package org.gleaner.network;

import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.gleaner.Options;
import org.gleaner.network.layer.TokenBiLstm;

/**
 * Word embeddings and a bidirectional LSTM; the vector is the last state of either direction, side
 * by side (Schuster and Paliwal 1997). Options: {@code embedding-size} (100), {@code hidden-size}
 * (64, each direction), {@code unknown-rate} (0.1: how often in training a token is read as
 * unknown).
 */
final class BiLstmEncoder implements Encoder {
  private final int embedding;
  private final int hidden;
  private final double unknownRate;

  BiLstmEncoder(Options options) {
    embedding = options.integer("embedding-size", 100, 1, 4096);
    hidden = options.integer("hidden-size", 64, 1, 4096);
    unknownRate = options.number("unknown-rate", 0.1, 0, 0.9);
  }

  @Override
  public Encoded addTo(GraphBuilder graph, String tokens, int vocabularySize) {
    graph.addLayer(
        "encoder", new TokenBiLstm(vocabularySize, embedding, hidden, unknownRate), tokens);
    return new Encoded("encoder", 2 * hidden);
  }
}
