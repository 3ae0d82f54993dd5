package org.gleaner.keyphrase.document;

/**
 * The properties of a word that do not depend on its document.
 *
 * @param stem lower-cased and stemmed
 * @param hash {@link PhraseHash} of the stem
 * @param stopWord whether it is on the language's stop list
 * @param generic whether it carries little meaning alone
 * @param word whether it has a letter or digit, and nothing but letters, marks, digits, hyphens,
 *     apostrophes, dots, slashes, plus and ampersand signs
 * @param numeric whether it is a word without any letter
 * @param width its chars, those of East Asian scripts counted twice
 */
public record WordForm(
    String stem,
    long hash,
    boolean stopWord,
    GenericWords.Kind generic,
    boolean word,
    boolean numeric,
    int width) {
  /** Scripts from this char on have few chars a word. */
  private static final char FIRST_WIDE = '\u2E80';

  static WordForm of(String surface, String stem, boolean stopWord, GenericWords.Kind generic) {
    boolean letters = false;
    boolean digits = false;
    boolean others = false;
    for (int i = 0; i < surface.length(); ) {
      int point = surface.codePointAt(i);
      i += Character.charCount(point);
      if (Character.isLetter(point) || isMark(point)) {
        letters = true;
      } else if (Character.isDigit(point)) {
        digits = true;
      } else if ("-'’＇‘`׳״./+&‐‑".indexOf(point) < 0) {
        others = true;
      }
    }
    boolean word = (letters || digits) && !others;
    return new WordForm(
        stem, PhraseHash.ofStem(stem), stopWord, generic, word, word && !letters, width(surface));
  }

  /** The same where no phrase holds it: not a word. */
  WordForm aside() {
    return new WordForm(stem, hash, stopWord, generic, false, false, width);
  }

  private static int width(String surface) {
    return surface.length() + (int) surface.chars().filter(c -> c >= FIRST_WIDE).count();
  }

  private static boolean isMark(int point) {
    int type = Character.getType(point);
    return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
  }
}
