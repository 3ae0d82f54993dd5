package org.gleaner.text.lexicon;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.gleaner.text.Token;
import org.gleaner.text.Tokenizer;
import org.gleaner.text.term.Tokenizers;

/**
 * The words of a text and their form in a vocabulary: lower case, and every digit as 0 where
 * numbers share entries. Immutable and thread-safe.
 */
public final class WordForms implements Serializable {
  private static final long serialVersionUID = 1L;

  private final String tokenizer;
  private final boolean digitsAlike;

  /**
   * Forms.
   *
   * @param tokenizer a name of {@link Tokenizers#CATALOGUE}
   * @param digitsAlike whether every digit is read as 0
   */
  public WordForms(String tokenizer, boolean digitsAlike) {
    this.tokenizer = tokenizer;
    this.digitsAlike = digitsAlike;
  }

  /** The name of the tokenizer. */
  public String tokenizerName() {
    return tokenizer;
  }

  /** The words of a text with their offsets. */
  public List<Token> tokens(String text) {
    return tokenizer().tokenize(text);
  }

  private Tokenizer tokenizer() {
    return Tokenizers.CATALOGUE.named(tokenizer);
  }

  /** The entries of a text's words. */
  public List<String> entries(String text) {
    List<String> entries = new ArrayList<>();
    for (Token token : tokens(text)) {
      entries.add(entry(token.text()));
    }
    return entries;
  }

  /** The vocabulary's entry of a word. */
  public String entry(String word) {
    String lower = word.toLowerCase(Locale.ROOT);
    return digitsAlike ? digitsAsZero(lower) : lower;
  }

  private static String digitsAsZero(String word) {
    for (int i = 0; i < word.length(); i++) {
      if (Character.isDigit(word.charAt(i))) {
        char[] chars = word.toCharArray();
        for (int k = i; k < chars.length; k++) {
          chars[k] = Character.isDigit(chars[k]) ? '0' : chars[k];
        }
        return new String(chars);
      }
    }
    return word;
  }
}
