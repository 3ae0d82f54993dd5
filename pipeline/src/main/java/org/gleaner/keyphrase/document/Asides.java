package org.gleaner.keyphrase.document;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.gleaner.keyphrase.tagger.PartOfSpeech;
import org.gleaner.keyphrase.tagger.Tagger;
import org.gleaner.text.Token;

/**
 * Finds what stands beside the subject of a document: dates (see {@link Dates}), the names of
 * authors with a date or alone in a line ("By Jane Doe, updated March 3"), and lists of names
 * without commas. No phrase has a word of these. Linear time.
 */
final class Asides {
  /** A shorter run of capitalised words may be one name. */
  private static final int SHORTEST_LIST = 6;

  private static final int LONGEST_PARTICLE = 3;

  /** The most words between what stands beside a date and the date ("updated on the"). */
  private static final int MOST_BETWEEN = 3;

  /** A longer line is not a byline. */
  private static final int LONGEST_LINE = 60;

  private final List<Token> tokens;
  private final LanguageTools language;
  private final CalendarWords words;
  private final boolean[] dates;
  private final boolean[] found;

  /** The words that stand somewhere in lower case; null until a list is looked at. */
  private Set<String> common;

  private Asides(List<Token> tokens, LanguageTools language) {
    this.tokens = tokens;
    this.language = language;
    this.words = language.calendar();
    this.dates = Dates.of(tokens, language);
    this.found = dates.clone();
  }

  /** Which tokens are in no phrase. */
  static boolean[] of(List<Token> tokens, LanguageTools language) {
    Asides asides = new Asides(tokens, language);
    int begin = 0;
    for (int end = 1; end <= tokens.size(); end++) {
      if (end == tokens.size() || tokens.get(end).sentence() != tokens.get(begin).sentence()) {
        asides.findBesideDates(begin, end);
        asides.findAuthors(begin, end);
        asides.findLists(begin, end);
        begin = end;
      }
    }
    return asides.found;
  }

  /** "Updated on March 3" at the start of a line, after a mark or after an aside. */
  private void findBesideDates(int begin, int end) {
    for (int i = begin; i < end; i++) {
      if (words.isBesideDate(text(i)) && (i == begin || found[i - 1] || !isWord(i - 1))) {
        int date = i + 1;
        while (date < end && date - i <= MOST_BETWEEN && !isDate(date)) {
          date++;
        }
        if (date < end && isDate(date)) {
          Arrays.fill(found, i, date, true);
        }
      }
    }
  }

  private boolean isDate(int at) {
    return dates[at] || Dates.isInFigures(text(at));
  }

  /** Names after a word such as "by", or at the start of a line that is a date beside them. */
  private void findAuthors(int begin, int end) {
    boolean announced = words.isBeforeAuthors(text(begin)) && isCapital(begin);
    findAuthors(begin, announced ? begin + 1 : begin, end);
    for (int i = begin + 1; i + 1 < end; i++) {
      if (words.isBeforeAuthors(text(i)) && found[lastWord(begin, i)]) {
        findAuthors(i, i + 1, end);
      }
    }
  }

  private int lastWord(int begin, int at) {
    int last = at - 1;
    while (last > begin && !found[last] && !isWord(last)) {
      last--;
    }
    return last;
  }

  /** Names from {@code first} on; what announces them begins the line or follows a date. */
  private void findAuthors(int begin, int first, int end) {
    int names = namesEnd(first, end);
    if (names == first) {
      return;
    }
    boolean announced = first > begin;
    int next = names;
    while (next < end && !found[next] && !isWord(next)) {
      next++;
    }
    boolean dated = next < end && found[next];
    int rest = next;
    int limit = Math.min(end, begin + LONGEST_LINE);
    while (rest < limit && (found[rest] || !isContent(rest) || (announced && isCapital(rest)))) {
      rest++;
    }
    if (rest == end && (announced || dated)) {
      Arrays.fill(found, begin, end, true);
    } else if (announced && dated) {
      Arrays.fill(found, begin, names, true);
    }
  }

  /** The end of a run of names, the first of two words at least; the start if there is none. */
  private int namesEnd(int begin, int end) {
    int last = begin;
    int capitals = 0;
    for (int i = begin; i < Math.min(end, begin + LONGEST_LINE) && !found[i]; i++) {
      if (isCapital(i) && isWord(i)) {
        capitals++;
        last = i + 1;
      } else if (capitals < 2 && words.isAnd(text(i))) {
        break;
      } else if (!text(i).equals(".") && !isParticle(i)) {
        break;
      }
    }
    return capitals > 1 ? last : begin;
  }

  /** "von", "de la", "and". */
  private boolean isParticle(int at) {
    return isWord(at) && text(at).length() <= LONGEST_PARTICLE;
  }

  private boolean isContent(int at) {
    WordForm form = language.form(text(at));
    return form.word() && !form.numeric() && !form.stopWord() && !isParticle(at);
  }

  /** Runs of capitalised words, none of them common: "Anna Smith John Miller Peter Brown". */
  private void findLists(int begin, int end) {
    int first = begin;
    while (first < end) {
      int last = first;
      while (last < end && isTitleCase(last)) {
        last++;
      }
      if (last - first >= SHORTEST_LIST && isNames(first, last)) {
        Arrays.fill(found, first, last, true);
      }
      first = Math.max(first + 1, last);
    }
  }

  private boolean isNames(int first, int last) {
    for (int i = first; i < last; i++) {
      if (common().contains(text(i).toLowerCase(Locale.ROOT))) {
        return false;
      }
    }
    Optional<Tagger> tagger = language.tagger();
    if (tagger.isEmpty()) {
      return true;
    }
    PartOfSpeech[] tags = tagger.get().tag(tokens.subList(first, last));
    return Arrays.stream(tags).allMatch(t -> t == PartOfSpeech.PROPN || t == PartOfSpeech.NOUN)
        && Arrays.stream(tags).filter(t -> t == PartOfSpeech.NOUN).count() * 2 <= tags.length;
  }

  private Set<String> common() {
    if (common == null) {
      common = new HashSet<>();
      for (Token token : tokens) {
        if (!token.text().isEmpty() && Character.isLowerCase(token.text().codePointAt(0))) {
          common.add(token.text());
        }
      }
    }
    return common;
  }

  private boolean isTitleCase(int at) {
    String text = text(at);
    return text.length() > 1
        && isCapital(at)
        && Character.isLowerCase(text.charAt(1))
        && !found[at]
        && !language.form(text).stopWord();
  }

  private boolean isCapital(int at) {
    return !text(at).isEmpty() && Character.isUpperCase(text(at).charAt(0));
  }

  private boolean isWord(int at) {
    return language.form(text(at)).word();
  }

  private String text(int at) {
    return tokens.get(at).text();
  }
}
