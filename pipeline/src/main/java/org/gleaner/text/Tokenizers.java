package org.gleaner.text;

import java.util.function.Function;
import org.gleaner.Catalogue;
import org.gleaner.Options;

/** The tokenizers by name. */
public final class Tokenizers {
  /**
   * Makers of tokenizers, which consume their own options. Making one may read files: keep it and
   * use it from every thread.
   */
  public static final Catalogue<Function<Options, Tokenizer>> FACTORIES =
      Catalogue.<Function<Options, Tokenizer>>of("tokenizer")
          .add("word", options -> new WordTokenizer())
          .add("whitespace", options -> new WhitespaceTokenizer())
          .add("regex", RegexTokenizer::of)
          .add("letters", LettersTokenizer::of)
          .add("character", options -> new CharacterTokenizer())
          .build();

  /** Those that need no options, with their defaults. */
  public static final Catalogue<Tokenizer> CATALOGUE =
      Catalogue.<Tokenizer>of("tokenizer")
          .add("word", made("word"))
          .add("whitespace", made("whitespace"))
          .add("regex", made("regex"))
          .add("letters", made("letters"))
          .add("character", made("character"))
          .build();

  private Tokenizers() {}

  private static Tokenizer made(String name) {
    return FACTORIES.named(name).apply(Options.none());
  }
}
