package org.gleaner.keyphrase;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.gleaner.Options;
import org.gleaner.keyphrase.document.AnalysedDocument;
import org.gleaner.keyphrase.document.CorpusStatistics;
import org.gleaner.keyphrase.document.Keyphrase;
import org.gleaner.keyphrase.document.Scorer;
import org.gleaner.keyphrase.document.TestDocuments;
import org.junit.jupiter.api.Test;

final class KeyphraseExtractorTest {
  private static KeyphraseExtractor extractor(String name) {
    Scorer scorer = Scorers.CATALOGUE.named(name).apply(Options.none());
    return new KeyphraseExtractor(scorer, TestDocuments.ENGLISH, CorpusStatistics.none());
  }

  @Test
  void offsetsPointAtTheFirstOccurrenceAsItIsWritten() {
    String text = "On Neural\n networks. Later, neural network again.";
    Keyphrase best = extractor("position-weighted-tf-idf").extract(text, 1).get(0);
    assertEquals("Neural networks", best.phrase());
    assertEquals("Neural\n networks", text.substring(best.begin(), best.end()));
  }

  @Test
  void hugeDocumentsAreCutAlikeAsTextAndAsTokens() {
    StringBuilder text = new StringBuilder();
    String sentence = "The quick brown foxes of harbour towns jump over lazy dogs. ";
    while (text.length() < AnalysedDocument.MOST_CHARS) {
      text.append(sentence);
    }
    text.append("Zebra crossings. ".repeat(60_000));
    List<Keyphrase> ofText = extractor("first-phrases").extract(text.toString(), 1000);
    assertTrue(ofText.stream().noneMatch(k -> k.end() > AnalysedDocument.MOST_CHARS));
    assertEquals(
        ofText,
        extractor("first-phrases")
            .extract(TestDocuments.ENGLISH.tokenizer().tokenize(text.toString()), 1000));
  }
}
