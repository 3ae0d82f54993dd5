package org.gleaner.text.term;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class StopWordsTest {
  static Set<String> languages() {
    return StopWords.languages();
  }

  @Test
  void englishIsSnowballs() {
    Set<String> english = StopWords.of("en");
    assertEquals(174, english.size());
    assertEquals("i", english.iterator().next());
    assertTrue(english.contains("don't") && english.contains("too") && english.contains("very"));
    assertFalse(english.contains("system"));
  }

  @ParameterizedTest
  @MethodSource("languages")
  void everyListIsThere(String language) {
    Set<String> words = StopWords.of(language);
    assertTrue(words.size() > 30, () -> language + " " + words.size());
    for (String word : words) {
      assertTrue(!word.isBlank() && word.equals(word.strip()), word);
      assertTrue(word.indexOf('|') < 0 && word.indexOf('#') < 0, word);
      assertTrue(language.equals("tr") || word.equals(word.toLowerCase(Locale.ROOT)), word);
    }
    assertSame(words, StopWords.of(language));
    assertThrows(UnsupportedOperationException.class, words::clear);
  }

  @Test
  void knowsManyLanguages() {
    assertTrue(StopWords.languages().size() >= 35);
    assertTrue(StopWords.of("de").contains("und"));
    assertTrue(StopWords.of("fr").contains("\u00E9t\u00E9e"));
    assertTrue(StopWords.of("ru").contains("\u0438"));
    assertTrue(StopWords.of("cs").contains("kter\u00FD"));
  }

  @Test
  void anyFormOfACodeIsTaken() {
    assertSame(StopWords.of("en"), StopWords.of("en-US"));
    assertSame(StopWords.of("en"), StopWords.of("ENG"));
    assertTrue(StopWords.of("zh").contains("的"));
    assertTrue(StopWords.of("ja").contains("の"));
    assertTrue(StopWords.of("ko").contains("그리고"));
    assertTrue(StopWords.of("he").contains("של"));
  }

  @Test
  void anUnknownLanguageListsTheKnown() {
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> StopWords.of("tlh"));
    assertTrue(
        e.getMessage().startsWith("Cannot find stop words of language: tlh. Known: ar, bg, bn,"),
        e.getMessage());
    assertThrows(NullPointerException.class, () -> StopWords.of(null));
  }
}
