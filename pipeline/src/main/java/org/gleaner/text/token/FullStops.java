package org.gleaner.text.token;

import org.gleaner.text.CharKind;
import org.gleaner.text.WhiteSpace;
import org.gleaner.text.sentence.Abbreviations;
import org.gleaner.text.sentence.Abbreviations.Kind;

/** Whether a full stop after a word belongs to it. */
final class FullStops {
  private FullStops() {}

  /**
   * Where the word goes on after the full stop, or the complement of where it ends.
   *
   * @param begin where the word begins
   * @param part where its part after the last full stop begins
   * @param at where the full stop stands; a word char stands before it
   * @param sentenceEnd where the sentence of the word ends
   */
  static int connect(String text, int begin, int part, int at, int sentenceEnd) {
    int next = at + 1;
    if (next < text.length() && isLetterOrDigit(text, next)) {
      return joins(text, begin, part, at) ? next : ~at;
    }
    boolean ellipsis = next < text.length() && text.charAt(next) == '.';
    return !ellipsis && belongs(text, begin, at, sentenceEnd) ? ~next : ~at;
  }

  private static boolean joins(String text, int begin, int part, int at) {
    char before = text.charAt(at - 1);
    char after = text.charAt(at + 1);
    if (Character.isDigit(after) || Character.isLowerCase(after)) {
      return true;
    }
    boolean initial = at - part == 1 && Character.isLetter(before);
    return initial || Abbreviations.kind(text, begin, at + 2) != Kind.NONE;
  }

  private static boolean belongs(String text, int begin, int at, int sentenceEnd) {
    boolean capital = at - begin == 1 && Character.isUpperCase(text.charAt(begin));
    if (capital) {
      return sentenceEnd > at + 1 && isBeforeLetter(text, at + 1);
    }
    return switch (Abbreviations.kind(text, begin, at)) {
      case NONE -> false;
      case INNER, ANYWHERE -> true;
      case BEFORE_NUMBER -> isBeforeNumber(text, at + 1);
    };
  }

  private static boolean isBeforeLetter(String text, int at) {
    return at + 1 < text.length()
        && WhiteSpace.is(text.charAt(at))
        && CharKind.at(text, at + 1) == CharKind.LETTER;
  }

  private static boolean isBeforeNumber(String text, int at) {
    int i = at < text.length() && WhiteSpace.is(text.charAt(at)) ? at + 1 : at;
    return i < text.length() && Character.isDigit(text.charAt(i));
  }

  private static boolean isLetterOrDigit(String text, int index) {
    byte kind = CharKind.at(text, index);
    return kind == CharKind.LETTER || kind == CharKind.DIGIT;
  }
}
