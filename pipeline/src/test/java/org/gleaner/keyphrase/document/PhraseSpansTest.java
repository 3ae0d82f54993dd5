package org.gleaner.keyphrase.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.gleaner.text.Span;
import org.junit.jupiter.api.Test;

/** Where phrases and names stand. */
final class PhraseSpansTest {
  private static List<String> phrases(String text, String language) {
    return PhraseSpans.of(text, LanguageTools.of(language)).stream()
        .map(span -> text.substring(span.begin(), span.end()))
        .toList();
  }

  @Test
  void arePhrasesAndNamesInTheirOrder() {
    assertEquals(
        List.of("Barack Obama", "Angela Merkel", "European Union", "New York City"),
        phrases(
            "In 1999 Barack Obama met Angela Merkel of the European Union in New York City.",
            "en"));
    assertEquals(
        List.of(
            "president", "United States", "Washington", "old friend John Smith", "large graphs"),
        phrases(
            "The president of the United States lives in Washington with his old friend John Smith"
                + " and large graphs.",
            "en"));
    assertEquals(
        List.of("président", "République française", "Paris", "Jean Dupont"),
        phrases("Le président de la République française habite à Paris avec Jean Dupont.", "fr"));
  }

  @Test
  void chinesePhrasesAreOfSeveralWords() {
    assertEquals(List.of("自然语言处理", "机器翻译系统"), phrases("我们研究自然语言处理和机器翻译系统。", "zh"));
  }

  @Test
  void aLanguageWithoutATaggerHasNone() {
    assertEquals(List.of(), phrases("Ninapenda lugha ya Kiswahili.", "sw"));
    assertEquals(List.of(), phrases("Deep neural networks.", null));
    assertEquals(List.of(), phrases("", "en"));
  }

  @Test
  void noTwoShareACharInAnyText() {
    for (int seed = 0; seed < 100; seed++) {
      String text = TestDocuments.random(seed);
      for (String language : List.of("en", "fr", "zh")) {
        int end = 0;
        for (Span span : PhraseSpans.of(text, LanguageTools.of(language))) {
          assertTrue(span.begin() >= end && span.end() > span.begin(), text);
          end = span.end();
        }
        assertTrue(end <= text.length());
        assertEquals(phrases(text, language), phrases(text, language));
      }
    }
  }
}
