package org.gleaner.keyphrase.evaluation;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.gleaner.text.Apostrophes;
import org.gleaner.text.term.Stemmer;

/**
 * A phrase in the forms in which a protocol compares it.
 *
 * @param string the lower-cased form, or null where strings do not count
 * @param stems the stemmed form, or null where stems do not count
 */
record PhraseMatch(String string, String stems) {
  private static final Pattern DIGITS = Pattern.compile("\\p{Nd}+");
  private static final String OUTSIDE_OF_WORDS = ".,;:!?\"()[]{}";

  static PhraseMatch of(String phrase, KeyphraseProtocol.Form form) {
    List<String> words = words(phrase);
    return switch (form) {
      case STRING -> new PhraseMatch(String.join(" ", words), null);
      case STEM -> new PhraseMatch(null, stems(words));
      case STEM_WITHOUT_DIGITS ->
          new PhraseMatch(null, DIGITS.matcher(stems(words)).replaceAll("<digit>"));
      case STRING_OR_STEM ->
          new PhraseMatch(
              Normalizer.normalize(String.join(" ", words), Normalizer.Form.NFD), stems(words));
    };
  }

  /** The forms of phrases without those that match an earlier one or are empty. */
  static List<PhraseMatch> distinct(List<String> phrases, KeyphraseProtocol.Form form) {
    List<PhraseMatch> kept = new ArrayList<>();
    for (String phrase : phrases) {
      PhraseMatch match = of(phrase, form);
      if (!match.isEmpty() && kept.stream().noneMatch(match::matches)) {
        kept.add(match);
      }
    }
    return kept;
  }

  boolean matches(PhraseMatch other) {
    return (string != null && string.equals(other.string))
        || (stems != null && stems.equals(other.stems));
  }

  /** Whether a part of this phrase, in whole words, matches the other one. */
  boolean contains(PhraseMatch part) {
    return (string != null && within(string, part.string))
        || (stems != null && within(stems, part.stems));
  }

  private boolean isEmpty() {
    return string == null ? stems.isEmpty() : string.isEmpty();
  }

  private static boolean within(String whole, String part) {
    return (" " + whole + " ").contains(" " + part + " ");
  }

  private static String stems(List<String> words) {
    List<String> stems = new ArrayList<>();
    for (String word : words) {
      stems.add(Stemmer.stem(word));
    }
    return String.join(" ", stems);
  }

  /** The words between white space, lower case, without punctuation at their ends. */
  private static List<String> words(String phrase) {
    List<String> words = new ArrayList<>();
    for (String word :
        Apostrophes.fold(phrase.toLowerCase(Locale.ROOT)).strip().split("\\s+", -1)) {
      int begin = 0;
      int end = word.length();
      while (begin < end && OUTSIDE_OF_WORDS.indexOf(word.charAt(begin)) >= 0) {
        begin++;
      }
      while (end > begin && OUTSIDE_OF_WORDS.indexOf(word.charAt(end - 1)) >= 0) {
        end--;
      }
      if (begin < end) {
        words.add(word.substring(begin, end));
      }
    }
    return words;
  }
}
