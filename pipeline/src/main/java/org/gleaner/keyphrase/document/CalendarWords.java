package org.gleaner.keyphrase.document;

import com.ibm.icu.text.DateFormatSymbols;
import com.ibm.icu.util.GregorianCalendar;
import com.ibm.icu.util.ULocale;
import com.ibm.icu.util.UResourceBundle;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.gleaner.text.TextFile;
import org.gleaner.text.Token;
import org.gleaner.text.Tokenizer;

/**
 * The words of dates and bylines in a language: names of months and days and phrases such as "3
 * hours ago" from Unicode's CLDR, what stands beside them from a list of our own. Immutable.
 */
final class CalendarWords {
  /** Stands for a number in a phrase. */
  static final String NUMBER = "#";

  private static final String SAMPLE = "3";
  private static final String LISTS = "bylines.txt";

  private static final Map<String, Set<String>> LISTED = lists();

  private final String language;
  private final Set<String> months = new HashSet<>();
  private final Set<String> weekdays = new HashSet<>();
  private final Set<String> abbreviations = new HashSet<>();

  /** By the word after the number, or the one before where none is after. */
  private final Map<String, List<List<String>>> agos = new HashMap<>();

  /**
   * The words of a language.
   *
   * @param language a code, or empty where unknown
   * @param tokenizer that cuts the texts
   */
  CalendarWords(String language, Tokenizer tokenizer) {
    this.language = language;
    ULocale locale = new ULocale(language);
    DateFormatSymbols names = new DateFormatSymbols(new GregorianCalendar(locale), locale);
    for (int context : new int[] {DateFormatSymbols.FORMAT, DateFormatSymbols.STANDALONE}) {
      months.addAll(List.of(names.getMonths(context, DateFormatSymbols.WIDE)));
      weekdays.addAll(List.of(names.getWeekdays(context, DateFormatSymbols.WIDE)));
      addShort(names.getMonths(context, DateFormatSymbols.ABBREVIATED));
      addShort(names.getWeekdays(context, DateFormatSymbols.ABBREVIATED));
    }
    weekdays.remove("");
    months.forEach(this::addBeginnings);
    weekdays.forEach(this::addBeginnings);
    UResourceBundle fields = UResourceBundle.getBundleInstance((String) null, locale).get("fields");
    addAgos(fields, tokenizer, new HashSet<>());
  }

  private void addShort(String[] names) {
    for (String name : names) {
      String folded = fold(name);
      if (!folded.isEmpty() && folded.codePoints().allMatch(Character::isLetter)) {
        abbreviations.add(folded);
      }
    }
  }

  /** "Sept." */
  private void addBeginnings(String name) {
    for (int length = 3; length < Math.min(6, name.length()); length++) {
      addShort(new String[] {name.substring(0, length)});
    }
  }

  /** Collects the phrases with a place for a number from all that is below. */
  private void addAgos(UResourceBundle fields, Tokenizer tokenizer, Set<String> known) {
    if (fields.getType() == UResourceBundle.STRING) {
      String phrase = fields.getString();
      if (phrase.contains("{0}") && known.add(phrase)) {
        List<String> words = new ArrayList<>();
        for (Token token : tokenizer.tokenize(phrase.replace("{0}", SAMPLE))) {
          words.add(token.text().equals(SAMPLE) ? NUMBER : fold(token.text()));
        }
        addAgo(words);
      }
      return;
    }
    for (int i = 0; i < fields.getSize(); i++) {
      addAgos(fields.get(i), tokenizer, known);
    }
  }

  private void addAgo(List<String> words) {
    int number = words.indexOf(NUMBER);
    if (number >= 0 && words.size() > 1) {
      String key = words.get(number + 1 < words.size() ? number + 1 : number - 1);
      agos.computeIfAbsent(key, k -> new ArrayList<>()).add(words);
    }
  }

  /** Whether this is the name of a month as the language writes it. */
  boolean isMonth(String word) {
    return months.contains(word);
  }

  /** Whether this is the name of a day of the week as the language writes it. */
  boolean isWeekday(String word) {
    return weekdays.contains(word);
  }

  /** Whether this may be a short name of a month or day, in any case. */
  boolean isAbbreviation(String word) {
    return abbreviations.contains(fold(word));
  }

  /**
   * Phrases for a time before or after now, lower case, with {@link #NUMBER}.
   *
   * @param beside the word after the number, or the one before
   */
  List<List<String>> agos(String beside) {
    return agos.getOrDefault(fold(beside), List.of());
  }

  /** Whether names of authors may follow the word. */
  boolean isBeforeAuthors(String word) {
    return isListed(language + ".authors", word);
  }

  /** Whether the word stands beside the date of a publication. */
  boolean isBesideDate(String word) {
    return isListed(language + ".dates", word);
  }

  /** Whether the word joins two names. */
  boolean isAnd(String word) {
    return isListed("and", word);
  }

  /** Whether the word after a number makes it a time of day. */
  boolean isClock(String word) {
    return isListed("clock", word);
  }

  private static boolean isListed(String list, String word) {
    return LISTED.getOrDefault(list, Set.of()).contains(word.toLowerCase(Locale.ROOT));
  }

  /** Lower case, without a full stop at the end. */
  static String fold(String word) {
    String lower = word.toLowerCase(Locale.ROOT);
    return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
  }

  private static Map<String, Set<String>> lists() {
    try (InputStream in = CalendarWords.class.getResourceAsStream(LISTS)) {
      Map<String, Set<String>> lists = new HashMap<>();
      for (String line : TextFile.lines(in)) {
        int colon = line.indexOf(": ");
        if (colon > 0 && !line.startsWith("#")) {
          lists.put(line.substring(0, colon), Set.of(line.substring(colon + 2).split(" ", -1)));
        }
      }
      return lists;
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + LISTS, e);
    }
  }
}
