package org.gleaner.clean.feature;

import java.util.Set;
import org.gleaner.text.term.StopWords;

/**
 * Features of the characters of a segment: length, stop words, capitals, digits, punctuation, how
 * it ends (Kohlschuetter et al. 2010; Vogels et al. 2018).
 */
final class TextShape {
  private static final Set<String> STOP_WORDS = StopWords.of("en");
  private static final String SEPARATORS = "|»«›‹·•→←/>–—";
  private static final String CURRENCY = "$€£¥";

  private int letters;
  private int capitals;
  private int digits;
  private int punctuation;
  private int commas;
  private int stops;
  private int separators;
  private int currency;
  private int questions;
  private int brackets;
  private int colons;

  private TextShape(String text) {
    for (int i = 0; i < text.length(); i++) {
      count(text.charAt(i));
    }
  }

  private void count(char c) {
    if (Character.isLetter(c)) {
      letters++;
      capitals += Character.isUpperCase(c) ? 1 : 0;
    } else if (Character.isDigit(c)) {
      digits++;
    } else if (!Character.isWhitespace(c)) {
      punctuation++;
      commas += c == ',' ? 1 : 0;
      stops += c == '.' || c == '!' || c == '?' ? 1 : 0;
      questions += c == '?' ? 1 : 0;
      colons += c == ':' ? 1 : 0;
      brackets += c == '(' || c == '[' || c == '{' ? 1 : 0;
      separators += SEPARATORS.indexOf(c) >= 0 ? 1 : 0;
      currency += CURRENCY.indexOf(c) >= 0 ? 1 : 0;
    }
  }

  /**
   * Adds the features.
   *
   * @param words the lower-case tokens
   */
  static void addTo(FeatureRow row, String text, String[] words) {
    new TextShape(text).add(row, text, words);
    BoilerplateWords.addTo(row, words);
  }

  private void add(FeatureRow row, String text, String[] words) {
    int chars = text.length();
    row.addLog(chars).addLog(words.length);
    row.addShare(chars, 10.0 * words.length);
    for (int least : new int[] {2, 4, 8, 16, 32, 64}) {
      row.add(words.length >= least);
    }
    int stopWords = 0;
    for (String word : words) {
      stopWords += STOP_WORDS.contains(word) ? 1 : 0;
    }
    row.addShare(stopWords, words.length).addLog(stopWords);
    row.addShare(letters, chars).addShare(capitals, letters).addShare(digits, chars);
    row.addShare(punctuation, chars).add(capitals == letters && letters > 1);
    row.addLog(commas).addLog(stops).addLog(separators).addLog(digits);
    row.add(currency > 0).add(questions > 0).add(brackets > 0).add(colons > 0);
    row.add(text.indexOf('©') >= 0).add(text.indexOf('@') >= 0).add(text.contains("http"));
    ends(row, text);
  }

  private static void ends(FeatureRow row, String text) {
    char first = text.isEmpty() ? ' ' : text.charAt(0);
    char last = text.isEmpty() ? ' ' : text.charAt(text.length() - 1);
    row.add(last == '.').add(last == '!' || last == '?').add(last == ':').add(last == '…');
    row.add(text.endsWith("...")).add(Character.isLetter(last)).add(Character.isDigit(last));
    row.add(Character.isUpperCase(first)).add(Character.isLowerCase(first));
    row.add(Character.isDigit(first));
  }
}
