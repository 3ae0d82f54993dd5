package org.gleaner.bench;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.gleaner.Options;
import org.gleaner.keyphrase.KeyphraseExtractor;
import org.gleaner.keyphrase.Scorers;
import org.gleaner.keyphrase.document.CorpusStatistics;
import org.gleaner.keyphrase.document.LanguageTools;

/**
 * How the time of extracting keyphrases from hostile texts grows from n over 2n and 4n to 8n chars,
 * tokens and sentences included: processor milliseconds, each the least of nine rounds, and the
 * largest and the mean ratio of a doubling. The memories of words are filled before, or long texts would fill
 * them in the middle of a measurement; and all kinds are read before, so that the compiler has seen
 * them all. Arguments: n, and methods (all if none is named).
 */
public final class KeyphraseGrowth {
  private static final int TOP = 20;

  /** Texts, and different words of each, that fill the memories of words. */
  private static final int FILLING = 8;

  private static final int WORDS = 50_000;

  private static final int WARM_ROUNDS = 40;
  private static final int WARM_CHARS = 40_000;

  private KeyphraseGrowth() {}

  /** Measures. */
  public static void main(String[] arguments) {
    int chars = Integer.parseInt(arguments[0]);
    List<String> named = List.of(arguments).subList(1, arguments.length);
    for (String method : named.isEmpty() ? Scorers.CATALOGUE.names() : named) {
      KeyphraseExtractor extractor =
          new KeyphraseExtractor(
              Scorers.CATALOGUE.named(method).apply(Options.none()),
              LanguageTools.of("en"),
              CorpusStatistics.none());
      for (int text = 0; text < FILLING; text++) {
        StringBuilder words = new StringBuilder();
        for (int i = 0; i < WORDS; i++) {
          words.append('f').append(letters(text * WORDS + i)).append(' ');
        }
        extractor.extract(words.toString(), TOP);
      }
      for (int round = 0; round < WARM_ROUNDS; round++) {
        texts().values().forEach(text -> extractor.extract(text.apply(WARM_CHARS), TOP));
      }
      texts()
          .forEach(
              (kind, text) ->
                  Growth.measure(
                      method + ": " + kind, chars, text, t -> extractor.extract(t, TOP).size()));
    }
  }

  private static Map<String, IntFunction<String>> texts() {
    Map<String, IntFunction<String>> texts = new LinkedHashMap<>();
    texts.put("one word", n -> "network ".repeat(n / 8));
    texts.put("two words, no end", n -> "neural network ".repeat(n / 15));
    texts.put("different words", n -> numbered("w%x ", n));
    texts.put("different sentences", n -> numbered("The w%x is a word. ", n));
    texts.put("letters", n -> numbered("%c ", n));
    texts.put("one long word", n -> "a".repeat(n));
    texts.put("few long words", n -> numbered("a".repeat(n / 16) + "%c ", n));
    texts.put("long words", n -> numbered("a".repeat(250) + "%c ", n));
    texts.put("full stops", n -> ". ".repeat(n / 2));
    texts.put("abbreviations", n -> "z. B. ".repeat(n / 6));
    texts.put("apostrophes", n -> "l'".repeat(n / 2));
    texts.put("elisions", n -> "D'Italie ".repeat(n / 9));
    texts.put("digits", n -> "1.".repeat(n / 2));
    texts.put("stop words", n -> "of the network ".repeat(n / 15));
    return texts;
  }

  /** The unit again and again, its number in letters for {@code %x}, a letter for {@code %c}. */
  private static String numbered(String unit, int chars) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; text.length() < chars; i++) {
      String letter = String.valueOf((char) ('a' + i % 26));
      text.append(unit.replace("%x", letters(i)).replace("%c", letter));
    }
    return text.toString();
  }

  /** A number in the letters a to z, another word for each. */
  private static String letters(int number) {
    StringBuilder word = new StringBuilder();
    for (int left = number; left > 0 || word.isEmpty(); left /= 26) {
      word.append((char) ('a' + left % 26));
    }
    return word.toString();
  }
}
