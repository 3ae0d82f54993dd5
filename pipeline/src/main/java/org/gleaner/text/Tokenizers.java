package org.gleaner.text;

import org.gleaner.Catalogue;

/** The tokenizers by name. */
public final class Tokenizers {
  /** {@code word} and {@code whitespace}. */
  public static final Catalogue<Tokenizer> CATALOGUE =
      Catalogue.<Tokenizer>of("tokenizer")
          .add("word", new WordTokenizer())
          .add("whitespace", new WhitespaceTokenizer())
          .build();

  private Tokenizers() {}
}
