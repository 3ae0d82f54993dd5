package org.gleaner.keyphrase.tagger;

import java.util.List;
import org.gleaner.text.Token;

/** Finds the part of speech of each token of a document. Immutable and thread-safe. */
public interface Tagger {
  /** The tags of tokens in the order of the text, one for each. */
  PartOfSpeech[] tag(List<Token> tokens);

  /**
   * How much likelier a word alone is one part of speech than another, in log odds; 0 where this is
   * not known.
   */
  default double lean(String word, PartOfSpeech one, PartOfSpeech other) {
    return 0;
  }
}
