package org.gleaner.network.encoder;

import java.util.List;
import org.gleaner.network.part.Part;
import org.gleaner.network.part.embedding.Embedding;
import org.gleaner.text.lexicon.Lexicon;

/**
 * The body of a network: token numbers to vectors. A declaration: it names the parts of which the
 * body is made; no training, no input or output. Its constructor consumes its own {@link
 * org.gleaner.Options}. Encoders do not handle masks: parts receive the length of each sequence.
 */
public interface Encoder {
  /** How many numbers of a token's characters are read beside its own. */
  default int characters() {
    return 0;
  }

  /** The vectors of the tokens, in which the body begins. */
  Embedding embedding(Lexicon lexicon);

  /**
   * The parts after the embedding.
   *
   * @param inputs width of the embedding
   * @param reading what the last part must give
   */
  List<Part> parts(int inputs, Reading reading);

  /** What is read off a body. */
  enum Reading {
    /** One vector for each sequence. */
    SEQUENCE,
    /** One vector for each token. */
    TOKENS
  }
}
