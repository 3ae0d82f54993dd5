package org.gleaner.network.encoder;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.gleaner.network.layer.TextBody;
import org.gleaner.network.part.Comparison;
import org.gleaner.network.part.Part;
import org.gleaner.network.part.embedding.Embedding;

/**
 * The body of a network: token numbers to vectors. A declaration: it says of which parts the body
 * is made; no training, no input or output. Its constructor consumes its own {@link
 * org.gleaner.Options}. Masks are no matter of an encoder: its parts know how long a sequence is.
 */
public interface Encoder {
  /** The vectors of the tokens, in which the body begins. */
  TokenEmbeddingOptions words();

  /**
   * The parts after the embedding.
   *
   * @param inputs width of the embedding
   * @param reading what the last part must give, SEQUENCE or TOKENS
   */
  List<Part> parts(int inputs, Reading reading);

  /** What is read off a body. */
  enum Reading {
    /** One vector for each sequence. */
    SEQUENCE,
    /** One vector for each token. */
    TOKENS,
    /** One vector for every two sequences: both, their distance and their product. */
    PAIR
  }

  /**
   * Adds the body. Its input is an array of token numbers [sequences, tokens], each row padded at
   * its end with 0, a token being {@code words().cells()} numbers.
   *
   * @param tokens the graph input that holds the numbers
   * @param vocabularySize numbers are below it
   * @return where the vectors [sequences, width], or [sequences, width, tokens], come out
   */
  default Encoded addTo(GraphBuilder graph, String tokens, int vocabularySize, Reading reading) {
    return addTo(graph, tokens, vocabularySize, reading, width -> List.of());
  }

  /**
   * Adds the body with parts of the task at its end.
   *
   * @param end the parts after the encoder's, given the width of its vectors
   */
  default Encoded addTo(
      GraphBuilder graph,
      String tokens,
      int vocabularySize,
      Reading reading,
      IntFunction<List<Part>> end) {
    Embedding embedding = words().embedding(vocabularySize);
    int texts = reading == Reading.PAIR ? 2 : 1;
    List<Part> parts =
        new ArrayList<>(
            parts(embedding.outputs(), reading == Reading.PAIR ? Reading.SEQUENCE : reading));
    if (reading == Reading.PAIR) {
      parts.add(new Comparison("comparison", parts.get(parts.size() - 1).outputs()));
    }
    parts.addAll(end.apply(parts.get(parts.size() - 1).outputs()));
    TextBody body =
        new TextBody(
            vocabularySize, words().cells(), texts, words().unknownRate(), embedding, parts);
    graph.addLayer("encoder", body, tokens);
    return new Encoded("encoder", Math.toIntExact(body.getNOut()));
  }

  /**
   * The end of a body.
   *
   * @param vertex name of the vertex whose activations are the vectors
   * @param width their length
   */
  record Encoded(String vertex, int width) {}
}
