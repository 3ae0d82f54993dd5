package org.gleaner.text.token;

import java.util.List;
import java.util.Objects;
import org.gleaner.text.Token;
import org.gleaner.text.Tokenizer;
import org.gleaner.text.sentence.SentenceSplitter;

/**
 * Splits text into words, numbers, punctuation marks and symbols, in one pass and without regular
 * expressions. Sentences are those of {@link SentenceSplitter}. The token's text is the surface
 * form.
 *
 * <ul>
 *   <li>English contractions are split as in the Penn Treebank: {@code do n't}, {@code it 's};
 *       other apostrophes between letters join ({@code O'Brien}). An elided article, pronoun or
 *       preposition before a vowel is a token with its apostrophe ({@code l' homme}), see {@link
 *       Elisions}.
 *   <li>Hyphens between letters or digits join: {@code state-of-the-art}, {@code 2010-2015}.
 *   <li>A full stop stays with abbreviations and initials ({@code U.S.}, {@code e.g.}, {@code Dr.},
 *       {@code E.} before a name) and joins file and host names ({@code www.example.org}).
 *   <li>Numbers keep their separators ({@code 1,234.5}, {@code 10:30}); signs, currency and {@code
 *       %} are tokens of their own.
 *   <li>URLs and e-mail addresses are one token.
 *   <li>Each ideograph is a token; kana stay together; other scripts without blanks (Thai ...) are
 *       not segmented.
 *   <li>Combining marks, joiners and surrogate pairs stay with their base: an emoji sequence is one
 *       token. Runs of full stops, hyphens and ornaments ({@code =====}) are one token; any other
 *       mark is a token.
 * </ul>
 */
public final class WordTokenizer implements Tokenizer {
  private final boolean eliding;

  /** A tokenizer for text of any language. */
  public WordTokenizer() {
    this(null);
  }

  /**
   * A tokenizer for text of a language.
   *
   * @param language a code of {@link org.gleaner.text.LanguageCode}; null where unknown
   */
  public WordTokenizer(String language) {
    this.eliding = Elisions.in(language);
  }

  @Override
  public List<Token> tokenize(String text) {
    Objects.requireNonNull(text, "text");
    return new WordScanner(text, eliding).tokens();
  }
}
