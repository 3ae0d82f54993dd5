package org.gleaner.keyphrase.statistical;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.gleaner.Options;
import org.gleaner.keyphrase.KeyphraseExtractor;
import org.gleaner.keyphrase.Scorers;
import org.gleaner.keyphrase.document.CorpusStatistics;
import org.gleaner.keyphrase.document.Keyphrase;
import org.gleaner.keyphrase.document.LanguageTools;
import org.junit.jupiter.api.Test;

final class DistinctPhrasesTest {
  private static List<String> phrases(String text, int top, String... options) {
    return new KeyphraseExtractor(
            Scorers.CATALOGUE.named("tf-idf").apply(Options.ofSettings(options)),
            LanguageTools.of("en"),
            CorpusStatistics.none())
        .extract(text, top).stream().map(Keyphrase::phrase).toList();
  }

  @Test
  void whatStandsNowhereElseGoes() {
    String text = "Graph neural networks. Graph neural networks.";
    assertEquals(List.of("Graph neural networks"), phrases(text, 5, "candidates=n-gram"));
    assertEquals(6, phrases(text, 10, "candidates=n-gram", "nested=keep").size());
  }

  @Test
  void whatStandsOnItsOwnStays() {
    String text = "Graph neural networks are slow, and neural networks are old.";
    assertEquals(List.of("Graph neural networks", "neural networks"), phrases(text, 5));
    assertEquals(List.of(), phrases(text, 0));
    assertEquals(1, phrases(text, 1).size());
  }
}
