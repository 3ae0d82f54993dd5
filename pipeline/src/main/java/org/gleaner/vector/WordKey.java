package org.gleaner.vector;

import java.util.Locale;

/** The form of a token in which it has a word vector. */
public final class WordKey {
  private WordKey() {}

  /**
   * The word of a token: null if the token has neither letter nor digit.
   *
   * @param lowerCase whether the word is put into lower case
   */
  public static String of(String token, boolean lowerCase) {
    for (int i = 0; i < token.length(); ) {
      int c = token.codePointAt(i);
      if (Character.isLetterOrDigit(c)) {
        return lowerCase ? token.toLowerCase(Locale.ROOT) : token;
      }
      i += Character.charCount(c);
    }
    return null;
  }
}
