package org.gleaner.network.encoder;

import java.util.List;
import org.gleaner.network.part.Part;
import org.gleaner.network.part.embedding.Embedding;
import org.gleaner.text.lexicon.Lexicon;

/**
 * The parts of a network that turn token numbers into vectors. A declaration: it does not train,
 * read or write. Its constructor consumes its own {@link org.gleaner.Options}. Encoders do not
 * handle masks: parts receive the length of each sequence.
 */
public interface Encoder {
  /** How many numbers of a token's characters are read beside its own. */
  default int characters() {
    return 0;
  }

  /** The embedding, which is the first part. */
  Embedding embedding(Lexicon lexicon);

  /**
   * The parts after the embedding.
   *
   * @param lexicon that of the embedding
   * @param inputs width of the embedding
   * @param reading the kind of rows that the last part gives
   */
  List<Part> parts(Lexicon lexicon, int inputs, Reading reading);

  /**
   * An encoder of narrower layers over the same tables, as a generator has them.
   *
   * @param share of the width, above 0 and at most 1
   * @throws IllegalArgumentException if there is none of this kind
   */
  default Encoder narrowed(double share) {
    throw new IllegalArgumentException(
        "Cannot make a generator of this encoder. Accepted: one of the BERT family");
  }

  /** The number of its first parts that are tables, which a narrower one shares. */
  default int tables() {
    return 0;
  }

  /** The kind of rows that an encoder gives. */
  enum Reading {
    /** One vector for each sequence. */
    SEQUENCE,
    /** One vector for each token. */
    TOKENS
  }
}
