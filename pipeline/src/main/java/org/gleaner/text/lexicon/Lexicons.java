package org.gleaner.text.lexicon;

import java.io.IOException;
import java.io.Reader;
import org.gleaner.text.Vocabulary;
import org.gleaner.text.subword.SubwordKind;

/** The lexicons by the names of their tokenizers. */
public final class Lexicons {
  private Lexicons() {}

  /** The kind of subwords that a tokenizer's name stands for; null for a tokenizer of words. */
  public static SubwordKind subwords(String tokenizer) {
    for (SubwordKind kind : SubwordKind.values()) {
      if (kind.label().equals(tokenizer)) {
        return kind;
      }
    }
    return null;
  }

  /** The name of the file that saves a lexicon of this tokenizer. */
  public static String file(String tokenizer) {
    return subwords(tokenizer) == null ? WordLexicon.FILE : PieceLexicon.FILE;
  }

  /**
   * Reads a saved lexicon.
   *
   * @param forms of words, and the tokenizer's name
   * @param characters how many numbers of a word's characters are read
   * @param content of its {@link #file}
   * @throws org.gleaner.GleanerException with INVALID_MODEL if the content is damaged
   */
  public static Lexicon read(WordForms forms, int characters, Reader content) throws IOException {
    if (subwords(forms.tokenizerName()) == null) {
      return new WordLexicon(forms, Vocabulary.read(content), characters);
    }
    StringBuilder json = new StringBuilder();
    char[] buffer = new char[8192];
    for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
      json.append(buffer, 0, read);
    }
    return new PieceLexicon(json.toString());
  }
}
