package org.gleaner.text;

import java.util.List;

/**
 * Splits text into tokens. Implementations are immutable, thread-safe and deterministic, take time
 * linear in the text, and accept any sequence of chars, unpaired surrogates included.
 */
public interface Tokenizer {
  /**
   * The tokens of a text in order of their offsets, without overlap; sentences are numbered from 0
   * and never decrease. An empty text has no tokens. Pieces of words may split a character, which
   * is then in the span of each; nothing else overlaps.
   */
  List<Token> tokenize(String text);
}
