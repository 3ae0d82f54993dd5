package org.gleaner.keyphrase.document;

import java.util.Arrays;
import java.util.List;
import org.gleaner.text.Token;

/**
 * Finds dates and times, which are in no phrase: the name of a month or day beside a number or
 * another one ("12. März 2024", "Tue, Mar 5"), the full name alone where no name is beside it, the
 * time of day ("5:14 pm"), and the time before now ("hace 3 horas").
 */
final class Dates {
  /** The most words between a month and its number ("12 of the"). */
  private static final int MOST_BETWEEN = 2;

  private static final int LAST_DAY = 31;
  private static final int FIRST_YEAR = 1000;
  private static final int LAST_YEAR = 2999;

  /** Letters of an ordinal or of a time. */
  private static final int MOST_LETTERS = 4;

  private final List<Token> tokens;
  private final LanguageTools language;
  private final CalendarWords words;
  private final boolean[] found;

  private Dates(List<Token> tokens, LanguageTools language) {
    this.tokens = tokens;
    this.language = language;
    this.words = language.calendar();
    this.found = new boolean[tokens.size()];
  }

  /** Which tokens belong to a date or time. */
  static boolean[] of(List<Token> tokens, LanguageTools language) {
    Dates dates = new Dates(tokens, language);
    for (int i = 0; i < dates.found.length; i++) {
      if (Character.isDigit(dates.first(i))) {
        dates.findTime(i);
      } else if (dates.isName(i) || dates.isShort(i)) {
        dates.findDate(i);
      }
    }
    return dates.found;
  }

  private boolean isShort(int at) {
    return words.isAbbreviation(text(at));
  }

  private boolean isName(int at) {
    return words.isMonth(text(at)) || words.isWeekday(text(at));
  }

  private void findDate(int at) {
    int first = neighbour(at, -1);
    int last = neighbour(at, 1);
    if (first < at || last > at) {
      Arrays.fill(found, first, last + 1, true);
    } else if (isName(at) && !isBesideName(at)) {
      found[at] = true;
    }
  }

  /** The number or other name of the date that stands on one side; the place itself if none. */
  private int neighbour(int at, int step) {
    boolean full = isName(at);
    int i = at + step;
    for (int between = 0; between <= MOST_BETWEEN && inSentence(at, i); between++, i += step) {
      boolean named = isName(i) || (isShort(i) && isCapital(i) && isCapital(at));
      if (isDateNumber(text(i)) || named) {
        return i;
      }
      boolean mark = text(i).equals(".") || text(i).equals(",");
      if (!mark && !(full && language.form(text(i)).stopWord())) {
        break;
      }
    }
    return at;
  }

  /** A month at the start of a sentence may be a verb or a name; so may one beside a name. */
  private boolean isBesideName(int at) {
    boolean starts = !inSentence(at, at - 1);
    if (starts && words.isMonth(text(at))) {
      return true;
    }
    boolean beside = makesName(at, at - 1) || makesName(at, at + 1);
    return beside && !(language.grammar().nounsAreCapital() && words.isWeekday(text(at)));
  }

  /** Whether a word beside a date may make a name of it: "Black Friday", not "On Friday". */
  private boolean makesName(int at, int beside) {
    return inSentence(at, beside)
        && isCapital(beside)
        && !language.form(text(beside)).stopWord()
        && language.form(text(beside)).generic() != GenericWords.Kind.MODIFIER;
  }

  private boolean isCapital(int at) {
    return Character.isUpperCase(first(at));
  }

  private void findTime(int at) {
    if (words.isClock(unit(text(at))) || isHour(text(at))) {
      found[at] = true;
    }
    if (inSentence(at, at + 1) && words.isClock(text(at + 1))) {
      Arrays.fill(found, at, at + 2, true);
    }
    findAgo(at, at + 1);
    findAgo(at, at - 1);
  }

  private void findAgo(int at, int beside) {
    if (inSentence(at, beside)) {
      for (List<String> ago : words.agos(text(beside))) {
        int begin = at - ago.indexOf(CalendarWords.NUMBER);
        if (matches(ago, begin)) {
          Arrays.fill(found, begin, begin + ago.size(), true);
        }
      }
    }
  }

  /** What stands after the last digit: "pm" of "5pm". */
  private static String unit(String text) {
    int end = text.length();
    while (end > 0 && !Character.isDigit(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(end);
  }

  /** "14h30", "3h". */
  private static boolean isHour(String text) {
    int h = text.indexOf('h');
    return h > 0 && h <= 2 && text.chars().allMatch(c -> c == 'h' || Character.isDigit(c));
  }

  private boolean matches(List<String> ago, int begin) {
    int end = begin + ago.size();
    if (begin < 0 || end > tokens.size()) {
      return false;
    }
    for (int i = begin; i < end; i++) {
      String wanted = ago.get(i - begin);
      boolean equal =
          wanted.equals(CalendarWords.NUMBER)
              ? Character.isDigit(first(i))
              : wanted.equals(CalendarWords.fold(text(i)));
      if (!equal || !inSentence(begin, i)) {
        return false;
      }
    }
    return true;
  }

  /** A day or year, with the letters of an ordinal at most; or a date in figures. */
  private static boolean isDateNumber(String text) {
    int digits = 0;
    while (digits < text.length() && Character.isDigit(text.charAt(digits))) {
      digits++;
    }
    if (digits == 0 || digits > 4 || text.length() - digits > MOST_LETTERS) {
      return isInFigures(text);
    }
    int number = Integer.parseInt(text.substring(0, digits));
    boolean day = number >= 1 && number <= LAST_DAY;
    boolean year = number >= FIRST_YEAR && number <= LAST_YEAR && digits == text.length();
    boolean ordinal = text.substring(digits).chars().allMatch(Character::isLetter);
    return (ordinal && (day || year)) || isInFigures(text);
  }

  /** "2024-03-12", "12/03/2024". */
  static boolean isInFigures(String text) {
    return text.length() <= 10
        && text.chars().filter(c -> c == '-' || c == '/' || c == '.').count() == 2
        && text.chars().filter(Character::isDigit).count() == text.length() - 2L;
  }

  private boolean inSentence(int at, int other) {
    return other >= 0
        && other < tokens.size()
        && tokens.get(at).sentence() == tokens.get(other).sentence();
  }

  /** The first char of a token, 0 if it has none. */
  private char first(int at) {
    return text(at).isEmpty() ? 0 : text(at).charAt(0);
  }

  private String text(int at) {
    return tokens.get(at).text();
  }
}
