package org.gleaner.text.sentence;

import java.util.Locale;
import java.util.Set;
import org.gleaner.text.Apostrophes;
import org.gleaner.text.CharKind;
import org.gleaner.text.WhiteSpace;

/**
 * A single full stop before white space and a word that is not in lower case: whether a sentence
 * ends there, by the words before and after it.
 */
final class FullStop {
  /** Chars of the longest word that is looked at. */
  static final int MAX_WORD = 20;

  private static final int LIST_NUMBER = 3;
  private static final int MOST_PARTS = 3;
  private static final char CYRILLIC = '\u0400';

  private static final Set<String> MONTHS =
      Starters.words(
          "Januar Jänner Februar Feber März April Mai Juni Juli August September Oktober November"
              + " Dezember");

  /** What German numbers with an ordinal. */
  private static final Set<String> NUMBERED =
      Starters.words(
          "Jahrhundert Jahrhunderts Jahrtausend Jahrtausends Weltkrieg Weltkriegs Weltkrieges"
              + " Auflage Ausgabe Klasse Liga Bundesliga Kapitel Abschnitt Absatz Stock Etage"
              + " Obergeschoss Stockwerk Platz Runde Geburtstag Todestag Jahrestag Lebensjahr Mal"
              + " Tag Jahr Quartal Semester Legislaturperiode Bezirk Arrondissement Advent Rang"
              + " Minute Sitzung Kongress Bataillon Armee");

  /** What stands before an ordinal: {@code der 1. Weltkrieg}. */
  private static final Set<String> BEFORE_ORDINAL =
      Starters.words(
          "am im zum vom beim der die das dem den des dieser dieses diesem diesen jeder jede jedes"
              + " jeden ihr ihre ihrem ihren sein seine seinem seinen mein meine meinem meinen unser"
              + " unsere unserem unseren ein eine einem einen und ab bis");

  private final String text;
  private final int stop;
  private final int next;

  /**
   * A full stop.
   *
   * @param stop where it stands
   * @param next where the next word begins, its quotes and brackets left out
   */
  FullStop(String text, int stop, int next) {
    this.text = text;
    this.stop = stop;
    this.next = next;
  }

  /** Whether a sentence ends here that begins at a position. */
  boolean isEnd(int sentenceBegin) {
    int begin = wordBegin(stop);
    if (begin == stop || (begin > 0 && text.charAt(begin - 1) == '/')) {
      return true;
    }
    boolean first = begin == sentenceBegin;
    if (isNumber(begin, first)) {
      return !(first && stop - begin <= LIST_NUMBER) && !isOrdinal(begin);
    }
    if (isRoman(begin) && (first || isOrdinal(begin))) {
      return false;
    }
    return isEndAfter(begin, first);
  }

  private boolean isEndAfter(int begin, boolean first) {
    Abbreviations.Kind kind = spaced(begin);
    if (kind == null && stop - begin == 1 && isInitial(text.charAt(begin))) {
      return !first && Starters.isStarterAfterInitial(text, next);
    }
    kind = kind == null ? Abbreviations.kind(text, afterApostrophe(begin), stop) : kind;
    if (kind == Abbreviations.Kind.NONE && text.startsWith("str", stop - 3)) {
      kind = Abbreviations.Kind.BEFORE_NUMBER;
    }
    return switch (kind) {
      case NONE -> true;
      case INNER -> false;
      case BEFORE_NUMBER -> !Character.isDigit(text.charAt(next));
      case ANYWHERE -> Starters.isStarter(text, next);
    };
  }

  /** The kind of an abbreviation in parts, the word being the last: {@code z. B.}; or null. */
  private Abbreviations.Kind spaced(int begin) {
    Abbreviations.Kind kind = null;
    StringBuilder joined = new StringBuilder(text.substring(begin, stop));
    int at = begin;
    for (int parts = 1; parts < MOST_PARTS && kind == null && stop - at <= MAX_WORD; parts++) {
      if (at < 3 || !WhiteSpace.is(text.charAt(at - 1)) || text.charAt(at - 2) != '.') {
        return null;
      }
      int part = wordBegin(at - 2);
      if (part == at - 2 || at - 2 - part > 2) {
        return null;
      }
      joined.insert(0, text.substring(part, at - 1));
      kind = Abbreviations.listed(joined.toString());
      at = part;
    }
    return kind;
  }

  /** A letter of Latin in lower case is one only before others, or a number: {@code z. B.}. */
  private boolean isInitial(char c) {
    if (!Character.isLetter(c) || !Character.isLowerCase(c) || c >= CYRILLIC) {
      return Character.isLetter(c);
    }
    int end = next + nextWord().length();
    boolean part = end - next <= 2 && text.startsWith(".", end);
    return part
        || Character.isDigit(text.charAt(next))
        || Abbreviations.listed(c + "." + text.substring(next, end)) != null;
  }

  /** After an elided article ({@code l'avv.}); contractions stay whole ({@code int'l.}). */
  private int afterApostrophe(int begin) {
    for (int i = stop - 2; i > begin; i--) {
      if (Apostrophes.is(text.charAt(i - 1)) && stop - i > 1) {
        return i;
      }
    }
    return begin;
  }

  private boolean isOrdinal(int begin) {
    String word = nextWord();
    if (word.isEmpty() || stop - begin > LIST_NUMBER || Starters.isStarter(text, next)) {
      return false;
    }
    boolean day = stop - begin <= 2 && !isRoman(begin) && MONTHS.contains(word);
    return day || NUMBERED.contains(word) || BEFORE_ORDINAL.contains(wordBefore(begin));
  }

  private String nextWord() {
    int end = next;
    while (end < text.length() && end - next < MAX_WORD && Character.isLetter(text.charAt(end))) {
      end++;
    }
    return text.substring(next, end);
  }

  /** The word before, in lower case; empty after a mark, and for {@code I am}. */
  private String wordBefore(int begin) {
    if (begin == 0 || !WhiteSpace.is(text.charAt(begin - 1))) {
      return "";
    }
    int from = wordBegin(begin - 1);
    boolean english = from > 1 && text.startsWith("I ", from - 2);
    return english ? "" : text.substring(from, begin - 1).toLowerCase(Locale.ROOT);
  }

  private int wordBegin(int end) {
    int i = end;
    while (i > 0 && end - i < MAX_WORD && isAbbreviationChar(text.charAt(i - 1))) {
      i--;
    }
    return i;
  }

  private static boolean isAbbreviationChar(char c) {
    return c == '.'
        || Apostrophes.is(c)
        || Character.isLetterOrDigit(c)
        || CharKind.of(c) == CharKind.MARK;
  }

  /** Whether the word is digits, or at the start of a sentence several of them: {@code 2.1}. */
  private boolean isNumber(int begin, boolean parts) {
    for (int i = begin; i < stop; i++) {
      char c = text.charAt(i);
      if (!Character.isDigit(c) && !(parts && c == '.')) {
        return false;
      }
    }
    return true;
  }

  private boolean isRoman(int begin) {
    for (int i = begin; i < stop; i++) {
      if ("IVXLC".indexOf(text.charAt(i)) < 0) {
        return false;
      }
    }
    return true;
  }
}
