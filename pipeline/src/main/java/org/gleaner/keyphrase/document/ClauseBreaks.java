package org.gleaner.keyphrase.document;

import java.util.ArrayList;
import java.util.List;
import org.gleaner.text.Token;

/**
 * Ends sentences at white space between two ideographs or kana, which stands between the clauses of
 * headlines and tables; not where a text has blanks between most of its words.
 */
final class ClauseBreaks {
  /** A text with a blank in fewer words than this is written with blanks. */
  private static final int WORDS_A_BLANK = 5;

  private ClauseBreaks() {}

  /** The tokens with their sentences; the same list where nothing changes. */
  static List<Token> apply(List<Token> tokens) {
    int breaks = 0;
    for (int i = 1; i < tokens.size(); i++) {
      breaks += isBreak(tokens, i) ? 1 : 0;
    }
    if (breaks == 0 || breaks * WORDS_A_BLANK > tokens.size()) {
      return tokens;
    }
    List<Token> broken = new ArrayList<>(tokens.size());
    int added = 0;
    for (int i = 0; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      added += i > 0 && isBreak(tokens, i) ? 1 : 0;
      broken.add(new Token(token.text(), token.begin(), token.end(), token.sentence() + added));
    }
    return broken;
  }

  private static boolean isBreak(List<Token> tokens, int at) {
    Token before = tokens.get(at - 1);
    Token token = tokens.get(at);
    return token.begin() > before.end()
        && token.sentence() == before.sentence()
        && isWide(before.text(), before.text().length() - 1)
        && isWide(token.text(), 0);
  }

  private static boolean isWide(String text, int at) {
    if (text.isEmpty()) {
      return false;
    }
    Character.UnicodeScript script = Character.UnicodeScript.of(text.charAt(at));
    return script == Character.UnicodeScript.HAN
        || script == Character.UnicodeScript.HIRAGANA
        || script == Character.UnicodeScript.KATAKANA;
  }
}
