package org.gleaner.keyphrase;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.gleaner.Options;
import org.gleaner.keyphrase.document.CorpusCounter;
import org.gleaner.keyphrase.document.CorpusStatistics;
import org.gleaner.keyphrase.document.Keyphrase;
import org.gleaner.keyphrase.document.LanguageTools;
import org.gleaner.keyphrase.document.Scorer;
import org.gleaner.keyphrase.document.TestDocuments;
import org.gleaner.text.Token;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every scorer of the catalogue must hold. */
final class ScorersContractTest {
  private static final String TEXT =
      "Distributed training of neural networks. We train neural networks on a cluster of machines by"
          + " averaging parameters. Neural networks learn; the cluster of machines averages, and"
          + " parameter averaging is exact. Neural networks on machines win.";
  private static final LanguageTools ENGLISH = TestDocuments.ENGLISH;

  static List<String> names() {
    return List.copyOf(Scorers.CATALOGUE.names());
  }

  private static KeyphraseExtractor extractor(String name) {
    CorpusCounter counter = new CorpusCounter(3);
    for (int seed = 0; seed < 20; seed++) {
      counter.add(ENGLISH.tokenizer().tokenize(TestDocuments.random(seed)), ENGLISH);
    }
    Scorer scorer = Scorers.CATALOGUE.named(name).apply(Options.none());
    return new KeyphraseExtractor(scorer, ENGLISH, counter.statistics());
  }

  @ParameterizedTest
  @MethodSource("names")
  void findsThePhraseOfAPlainText(String name) {
    List<Keyphrase> found = extractor(name).extract(TEXT, 5);
    assertFalse(found.isEmpty());
    assertTrue(
        found.stream().anyMatch(k -> k.phrase().toLowerCase(Locale.ROOT).contains("networks")),
        found.toString());
  }

  @ParameterizedTest
  @MethodSource("names")
  void textWithoutPhrasesHasNone(String name) {
    KeyphraseExtractor extractor = extractor(name);
    for (String text : List.of("", " ", "...", "the of and", "\uD800", "12 34", "?")) {
      assertEquals(List.of(), extractor.extract(text, 10), text);
    }
    assertEquals(List.of(), extractor.extract(List.of(), 10));
    assertEquals(List.of(), extractor.extract(TEXT, 0));
    assertTrue(extractor.extract("network", 10).size() <= 1);
  }

  @ParameterizedTest
  @MethodSource("names")
  void anyUnicodeGivesSortedDistinctPhrasesWithExactOffsets(String name) {
    KeyphraseExtractor extractor = extractor(name);
    boolean lowerIsBetter = Scorers.CATALOGUE.named(name).apply(Options.none()).lowerIsBetter();
    for (int seed = 100; seed < 200; seed++) {
      String text = TestDocuments.random(seed);
      List<Keyphrase> found = extractor.extract(text, 1000);
      Set<String> distinct = new HashSet<>();
      double last = lowerIsBetter ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
      for (Keyphrase phrase : found) {
        assertTrue(Double.isFinite(phrase.score()), phrase.toString());
        assertTrue(lowerIsBetter ? phrase.score() >= last : phrase.score() <= last, name);
        last = phrase.score();
        assertTrue(distinct.add(phrase.phrase().toLowerCase(Locale.ROOT)), phrase.toString());
        assertEquals(
            squeezed(phrase.phrase()), squeezed(text.substring(phrase.begin(), phrase.end())));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("names")
  void fewerAreTheFirstOfMore(String name) {
    KeyphraseExtractor extractor = extractor(name);
    for (int seed = 300; seed < 330; seed++) {
      String text = TestDocuments.random(seed);
      List<Keyphrase> all = extractor.extract(text, 50);
      for (int top : new int[] {1, 3, 10}) {
        assertEquals(all.subList(0, Math.min(top, all.size())), extractor.extract(text, top), name);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("names")
  void sameResultAgainInAnotherInstanceFromTokensAndInParallel(String name) {
    KeyphraseExtractor extractor = extractor(name);
    KeyphraseExtractor other = extractor(name);
    List<String> texts = IntStream.range(400, 440).mapToObj(TestDocuments::random).toList();
    List<List<Keyphrase>> expected = new ArrayList<>();
    for (String text : texts) {
      expected.add(extractor.extract(text, 10));
    }
    for (int i = texts.size() - 1; i >= 0; i--) {
      assertEquals(expected.get(i), other.extract(texts.get(i), 10));
      List<Token> tokens = ENGLISH.tokenizer().tokenize(texts.get(i));
      assertEquals(expected.get(i), extractor.extract(tokens, 10));
    }
    assertEquals(
        expected, texts.parallelStream().map(text -> extractor.extract(text, 10)).toList());
  }

  @ParameterizedTest
  @MethodSource("names")
  void languagesWithoutTaggerWork(String name) {
    Scorer scorer = Scorers.CATALOGUE.named(name).apply(Options.none());
    String german =
        "Verteilte Netze lernen. Verteilte Netze auf einem Rechner, verteilte Netze im Verbund.";
    for (String language : new String[] {"de", "sw", null}) {
      List<Keyphrase> found =
          new KeyphraseExtractor(scorer, LanguageTools.of(language), CorpusStatistics.none())
              .extract(german, 3);
      assertFalse(found.isEmpty(), name + " " + language);
    }
  }

  @ParameterizedTest
  @MethodSource("names")
  void unknownOptionsAreNamed(String name) {
    IllegalArgumentException failure =
        assertThrows(
            IllegalArgumentException.class,
            () -> Scorers.CATALOGUE.named(name).apply(Options.of(Map.of("colour", "red"))));
    assertTrue(failure.getMessage().startsWith("Cannot use option: colour. Known: "), name);
  }

  @ParameterizedTest
  @MethodSource("names")
  void nullArgumentsAreRefused(String name) {
    KeyphraseExtractor extractor = extractor(name);
    assertThrows(NullPointerException.class, () -> extractor.extract((String) null, 1));
    assertThrows(NullPointerException.class, () -> extractor.extract((List<Token>) null, 1));
    assertThrows(IllegalArgumentException.class, () -> extractor.extract(TEXT, -1));
  }

  @Test
  void unknownScorerListsTheKnownOnes() {
    IllegalArgumentException failure =
        assertThrows(
            IllegalArgumentException.class, () -> Scorers.CATALOGUE.named("magic").apply(null));
    assertTrue(failure.getMessage().contains("position-weighted-tf-idf"), failure.getMessage());
  }

  private static String squeezed(String text) {
    return text.replaceAll("[\\s\\p{Z}\\p{Cc}\\p{Cf}]+", "");
  }
}
