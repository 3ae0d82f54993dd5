package org.gleaner.keyphrase.yake;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.gleaner.Options;
import org.gleaner.keyphrase.KeyphraseExtractor;
import org.gleaner.keyphrase.Scorers;
import org.gleaner.keyphrase.document.CorpusStatistics;
import org.gleaner.keyphrase.document.Keyphrase;
import org.gleaner.keyphrase.document.LanguageTools;
import org.junit.jupiter.api.Test;

final class LongWordsTest {
  private static List<String> phrases(String text) {
    KeyphraseExtractor yake =
        new KeyphraseExtractor(
            Scorers.CATALOGUE.named("yake").apply(Options.none()),
            LanguageTools.of("en"),
            CorpusStatistics.none());
    return yake.extract(text, 20).stream().map(Keyphrase::phrase).toList();
  }

  @Test
  void wordsBeyondALengthAreInNoPhrase() {
    String longest = "b".repeat(255);
    assertEquals(List.of(longest), phrases(longest));
    assertEquals(List.of("parser"), phrases("c".repeat(256) + " parser"));
    StringBuilder text = new StringBuilder();
    for (char last = 'a'; last <= 'z'; last++) {
      text.append("x".repeat(100_000)).append(last).append(' ');
    }
    assertEquals(List.of("parser"), phrases(text + "parser"));
  }
}
