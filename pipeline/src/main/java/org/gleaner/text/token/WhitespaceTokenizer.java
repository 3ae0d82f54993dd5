package org.gleaner.text.token;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.gleaner.text.Token;
import org.gleaner.text.Tokenizer;
import org.gleaner.text.WhiteSpace;

/**
 * Tokens are what stands between white space, for text that was tokenised before. All are of
 * sentence 0 on the first line, 1 on the next line that is not blank, and so on.
 */
public final class WhitespaceTokenizer implements Tokenizer {
  @Override
  public List<Token> tokenize(String text) {
    Objects.requireNonNull(text, "text");
    List<Token> tokens = new ArrayList<>(text.length() / 6 + 4);
    int sentence = 0;
    boolean used = false;
    int i = 0;
    while (i < text.length()) {
      char c = text.charAt(i);
      if (WhiteSpace.is(c)) {
        if (c == '\n' && used) {
          sentence++;
          used = false;
        }
        i++;
      } else {
        int end = wordEnd(text, i);
        tokens.add(new Token(text.substring(i, end), i, end, sentence));
        used = true;
        i = end;
      }
    }
    return tokens;
  }

  private static int wordEnd(String text, int from) {
    int i = from;
    while (i < text.length() && !WhiteSpace.is(text.charAt(i))) {
      i++;
    }
    return i;
  }
}
