package org.gleaner.text.token;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.gleaner.text.CharKind;
import org.gleaner.text.Token;
import org.gleaner.text.Tokenizer;

/**
 * Each character is a token, white space aside; combining marks, joiners and surrogate pairs stay
 * with their base. All are of sentence 0. The way to read Chinese without a dictionary.
 */
public final class CharacterTokenizer implements Tokenizer {
  @Override
  public List<Token> tokenize(String text) {
    Objects.requireNonNull(text, "text");
    List<Token> tokens = new ArrayList<>(text.length());
    int i = 0;
    while (i < text.length()) {
      if (CharKind.at(text, i) == CharKind.SPACE) {
        i++;
      } else {
        int end = end(text, i);
        tokens.add(new Token(text.substring(i, end), i, end, 0));
        i = end;
      }
    }
    return tokens;
  }

  private static int end(String text, int begin) {
    int i = begin + Character.charCount(text.codePointAt(begin));
    while (i < text.length() && CharKind.at(text, i) == CharKind.MARK) {
      i += Character.charCount(text.codePointAt(i));
    }
    return i;
  }
}
