package org.gleaner.network;

import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;

/**
 * The body of a network: token numbers to vectors. A declaration: it adds layers to a graph and
 * returns; no training, no input or output. Its constructor consumes its own {@link
 * org.gleaner.Options}.
 */
public interface Encoder {
  /**
   * Adds the body. Its input is an array of token numbers [sequences, tokens], each row padded at
   * its end with 0, no row empty of tokens.
   *
   * @param tokens the graph input that holds the numbers
   * @param vocabularySize numbers are below it
   * @return where the vectors [sequences, width] come out
   */
  Encoded addTo(GraphBuilder graph, String tokens, int vocabularySize);

  /**
   * The end of a body.
   *
   * @param vertex name of the vertex whose activations are the vectors
   * @param width their length
   */
  record Encoded(String vertex, int width) {}
}
