package org.gleaner.keyphrase.yake;

import java.util.Locale;
import org.gleaner.keyphrase.tagger.BoundedCache;
import org.gleaner.text.Apostrophes;

/**
 * The properties of a word that YAKE uses, whatever the document.
 *
 * @param lower the word in lower case, its apostrophes straight, by which candidates are
 *     distinguished
 * @param term {@code lower} without a final "s" if longer than three chars: what is counted
 * @param kind its kind inside a sentence
 * @param kindAtStart its kind as the first token of a sentence
 */
public record YakeWord(String lower, String term, Kind kind, Kind kindAtStart) {
  private static final int CACHED_WORDS = 1 << 17;

  /**
   * Longer words (base64, scripts without blanks) are in no phrase: alikeness would cost too much.
   */
  private static final int LONGEST = 255;

  private static final char FIRST_WIDE = '\u2E80';
  private static final String ASCII_PUNCTUATION = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";
  private static final BoundedCache<YakeWord> CACHE =
      new BoundedCache<>(CACHED_WORDS, YakeWord::compute);

  /** The tags of the paper: d, u, a, n, p; and punctuation, which ends a block. */
  enum Kind {
    NUMBER,
    UNPARSABLE,
    ACRONYM,
    NAME,
    PLAIN,
    PUNCTUATION;

    /** Whether a word of this kind keeps its phrase from being a candidate. */
    boolean excludes() {
      return this == NUMBER || this == UNPARSABLE;
    }
  }

  /** The properties of a word as it stands in a text. */
  public static YakeWord of(String surface) {
    return CACHE.get(surface);
  }

  /** Number of chars of the term that are not ASCII punctuation, ideographs counted twice. */
  int plainChars() {
    int count = 0;
    for (int i = 0; i < term.length(); i++) {
      char c = term.charAt(i);
      count += isPunctuation(c) ? 0 : c < FIRST_WIDE ? 1 : 2;
    }
    return count;
  }

  private static YakeWord compute(String written) {
    String surface = Apostrophes.fold(written);
    String lower = surface.toLowerCase(Locale.ROOT);
    boolean plural = lower.length() > 3 && lower.endsWith("s");
    String term = plural ? lower.substring(0, lower.length() - 1) : lower;
    Kind kind = kind(surface);
    return new YakeWord(lower, term, kind, kind == Kind.NAME ? Kind.PLAIN : kind);
  }

  private static Kind kind(String surface) {
    int letters = 0;
    int digits = 0;
    int upper = 0;
    int punctuation = 0;
    for (int i = 0; i < surface.length(); i++) {
      char c = surface.charAt(i);
      letters += Character.isLetter(c) ? 1 : 0;
      digits += Character.isDigit(c) ? 1 : 0;
      upper += Character.isUpperCase(c) ? 1 : 0;
      punctuation += isPunctuation(c) ? 1 : 0;
    }
    int length = surface.length();
    if (punctuation == length) {
      return Kind.PUNCTUATION;
    }
    if (length > LONGEST) {
      return Kind.UNPARSABLE;
    }
    if (digits > 0 && isNumber(surface)) {
      return Kind.NUMBER;
    }
    if ((digits > 0) == (letters > 0) || punctuation > 1) {
      return Kind.UNPARSABLE;
    }
    if (upper == length) {
      return Kind.ACRONYM;
    }
    boolean name = length > 1 && upper == 1 && Character.isUpperCase(surface.charAt(0));
    return name ? Kind.NAME : Kind.PLAIN;
  }

  /** Digits with commas anywhere, a sign before, one point, and an exponent. */
  private static boolean isNumber(String surface) {
    boolean point = false;
    boolean exponent = false;
    boolean digit = false;
    for (int i = 0; i < surface.length(); i++) {
      char c = surface.charAt(i);
      char before = i == 0 ? 'e' : surface.charAt(i - 1);
      if (Character.isDigit(c)) {
        digit = true;
      } else if (c == '.' && !point && !exponent) {
        point = true;
      } else if ((c == 'e' || c == 'E') && digit && !exponent) {
        exponent = true;
        digit = false;
      } else if (c != ',' && !((c == '-' || c == '+') && (before == 'e' || before == 'E'))) {
        return false;
      }
    }
    return digit;
  }

  private static boolean isPunctuation(char c) {
    return ASCII_PUNCTUATION.indexOf(c) >= 0;
  }
}
