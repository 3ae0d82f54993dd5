package org.gleaner.text;

/**
 * The signs that are written for an apostrophe: straight, curly, full width, the letter U+02BC, and
 * between letters an opening quote or a grave accent. Words that differ only by them are equal:
 * {@link #fold} makes them so.
 */
public final class Apostrophes {
  /** The apostrophe that is a letter by its kind. */
  public static final char LETTER = '\u02BC';

  /** Chars of the longest clitic that a mistyped apostrophe begins: {@code `re}. */
  private static final int LONGEST_CLITIC = 3;

  private Apostrophes() {}

  /** Whether the char is an apostrophe or a quote that closes. */
  public static boolean is(char c) {
    return c == '\'' || c == '\u2019' || c == '\uFF07' || c == LETTER;
  }

  /** Whether the char is an apostrophe, or one mistyped if it stands between letters. */
  public static boolean mayBe(char c) {
    return is(c) || c == '\u2018' || c == '`';
  }

  /** The word with {@code '} for each apostrophe beside a letter; itself if there is none. */
  public static String fold(String word) {
    char[] folded = null;
    for (int i = 0; i < word.length(); i++) {
      char c = word.charAt(i);
      if (c != '\'' && mayBe(c) && stands(word, i)) {
        folded = folded == null ? word.toCharArray() : folded;
        folded[i] = '\'';
      }
    }
    return folded == null ? word : new String(folded);
  }

  private static boolean stands(String word, int at) {
    if (at > 0 && Character.isLetterOrDigit(word.codePointBefore(at))) {
      return true;
    }
    boolean before = at + 1 < word.length() && Character.isLetterOrDigit(word.codePointAt(at + 1));
    return before && (is(word.charAt(at)) || (at == 0 && word.length() <= LONGEST_CLITIC));
  }
}
