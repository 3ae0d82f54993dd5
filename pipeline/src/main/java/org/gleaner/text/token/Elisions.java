package org.gleaner.text.token;

import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.gleaner.text.Apostrophes;

/**
 * Articles, pronouns and prepositions that lose their vowel before another: {@code l'}, {@code
 * qu'}, {@code dell'} of French, Italian, Catalan and Occitan. Whether the word is one may need the
 * language, since names are written alike ({@code d'Artagnan}, {@code T'ai}): it is then taken from
 * the other elisions of the text, unless it is known.
 */
public final class Elisions {
  private static final Set<String> LANGUAGES = Set.of("fr", "it", "ca", "oc");

  private static final Set<String> SURE =
      words(
          "c j l m n s qu jusqu lorsqu puisqu quoiqu quelqu un quell quest dell all nell dall sull"
              + " coll bell negl degl dagl dov cos quand");

  /** Those that names or words of other languages begin with as well. */
  private static final Set<String> DOUBTFUL = words("d t ch v gl anch com senz tutt mezz sant aqu");

  private static final Set<String> PREPOSITIONS =
      words("d dell all nell dall sull coll negl degl dagl com senz");

  private static final Set<String> ARTICLES = words("l un gl");

  private static final int LONGEST = 6;

  /** What a word is elided before; numbers that begin so are spoken with a vowel in Italian. */
  private static final String VOWELS = "aeiouyhœæàáâäèéêëìíîïòóôöùúûü18";

  private final String text;
  private final boolean known;
  private Boolean found;

  /**
   * The elisions of one text.
   *
   * @param known whether the text is known to be in a language that elides
   */
  Elisions(String text, boolean known) {
    this.text = text;
    this.known = known;
  }

  /**
   * Whether an elided word may stand between two words of a phrase: a preposition ("chef d'œuvre",
   * "stato dell'arte"), or an article after one ("droit de l'homme").
   *
   * @param token an elided word, in lower case with a straight apostrophe
   * @param preposition whether a function word stands before it
   */
  public static boolean joins(String token, boolean preposition) {
    String word = token.substring(0, token.length() - 1);
    return PREPOSITIONS.contains(word) || (preposition && ARTICLES.contains(word));
  }

  /** Whether words are elided in the language of that code; false if it is null. */
  public static boolean in(String language) {
    return language != null && LANGUAGES.contains(language);
  }

  /**
   * The function words that tokens with an apostrophe are, in lower case with a straight one: those
   * elided, and the weak forms of Dutch ("'s avonds").
   */
  public static Set<String> functionWords() {
    Set<String> all = new TreeSet<>();
    SURE.forEach(word -> all.add(word + "'"));
    DOUBTFUL.forEach(word -> all.add(word + "'"));
    Contractions.WEAK.chars().forEach(letter -> all.add("'" + (char) letter));
    return all;
  }

  /**
   * Whether a word is elided.
   *
   * @param begin where it begins
   * @param at where the apostrophe after it stands
   */
  boolean isElided(int begin, int at) {
    if (at - begin > LONGEST || !isVowel(at + 1)) {
      return false;
    }
    String word = text.substring(begin, at).toLowerCase(Locale.ROOT);
    if (SURE.contains(word)) {
      return !isName(begin, at + 1) || isExpected();
    }
    return DOUBTFUL.contains(word)
        && ((word.equals("d") && Character.isLowerCase(text.charAt(at + 1))) || isExpected());
  }

  /** Whether both parts begin with a capital, as in {@code L'Oréal}. */
  private boolean isName(int begin, int next) {
    return Character.isUpperCase(text.charAt(begin)) && Character.isUpperCase(text.charAt(next));
  }

  private boolean isVowel(int at) {
    return at < text.length() && VOWELS.indexOf(Character.toLowerCase(text.charAt(at))) >= 0;
  }

  /** Whether the text has, or is known to have, elisions: one look at each apostrophe. */
  private boolean isExpected() {
    if (found == null) {
      found = known || hasSureOne();
    }
    return found;
  }

  private boolean hasSureOne() {
    for (int at = 1; at < text.length() - 1; at++) {
      if (Apostrophes.mayBe(text.charAt(at)) && isSure(at)) {
        return true;
      }
    }
    return false;
  }

  private boolean isSure(int at) {
    int begin = at;
    while (begin > 0 && at - begin <= LONGEST && Character.isLetter(text.charAt(begin - 1))) {
      begin--;
    }
    return begin < at
        && at - begin <= LONGEST
        && Character.isLowerCase(text.charAt(at + 1))
        && isVowel(at + 1)
        && SURE.contains(text.substring(begin, at).toLowerCase(Locale.ROOT));
  }

  private static Set<String> words(String words) {
    return Set.of(words.split(" ", -1));
  }
}
