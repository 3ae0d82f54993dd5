package org.gleaner.keyphrase.yake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gleaner.keyphrase.document.AnalysedDocument;
import org.gleaner.keyphrase.document.CorpusStatistics;
import org.gleaner.keyphrase.document.Keyphrase;
import org.gleaner.keyphrase.document.LanguageTools;
import org.gleaner.keyphrase.document.Scorer;
import org.gleaner.keyphrase.document.TestDocuments;
import org.gleaner.text.Token;
import org.junit.jupiter.api.Test;

/** YAKE against the output of its reference implementation, on the same sentences and tokens. */
final class YakeGoldenTest {
  private static final JsonNode GOLDEN = TestDocuments.json("yake.json");

  @Test
  void equalsTheReferenceInPhrasesOrderAndScores() {
    LanguageTools english = LanguageTools.of("en").withStopWords(stopWords());
    Map<String, List<Token>> documents = documents();
    int cases = 0;
    for (JsonNode golden : GOLDEN.get("cases")) {
      // The file says which window and limit were asked for, but all its results are those of
      // window
      // 1 and limit 0.9, see settingsOfTheFileHadNoEffect.
      Scorer yake = new Yake(golden.get("n").asInt(), 1, 0.9);
      AnalysedDocument document =
          new AnalysedDocument(documents.get(golden.get("id").asText()), english);
      List<Keyphrase> found =
          yake.rank(document, CorpusStatistics.none(), golden.get("top").asInt());
      assertSame(golden, found);
      cases++;
    }
    assertEquals(160, cases);
  }

  @Test
  void settingsOfTheFileHadNoEffect() {
    Map<String, Set<String>> results = new HashMap<>();
    for (JsonNode golden : GOLDEN.get("cases")) {
      String key = golden.get("id").asText() + " " + golden.get("n").asInt();
      results.computeIfAbsent(key, k -> new HashSet<>()).add(golden.get("keywords").toString());
    }
    assertEquals(60, results.size());
    results.forEach((key, lists) -> assertEquals(1, lists.size(), key));
  }

  private static void assertSame(JsonNode golden, List<Keyphrase> found) {
    String name = golden.get("id") + " n=" + golden.get("n");
    JsonNode expected = golden.get("keywords");
    assertTrue(expected.size() > 0, name);
    assertEquals(expected.size(), found.size(), name);
    for (int i = 0; i < found.size(); i++) {
      assertEquals(expected.get(i).get(0).asText(), found.get(i).phrase(), name + " rank " + i);
      assertEquals(
          expected.get(i).get(1).asDouble(), found.get(i).score(), 1e-9, name + " rank " + i);
    }
  }

  private static Set<String> stopWords() {
    Set<String> words = new HashSet<>();
    GOLDEN.get("stop_words_english").forEach(word -> words.add(word.asText()));
    return words;
  }

  private static Map<String, List<Token>> documents() {
    Map<String, List<Token>> documents = new HashMap<>();
    for (JsonNode document : GOLDEN.get("documents")) {
      documents.put(document.get("id").asText(), tokens(document));
    }
    return documents;
  }

  /** The given tokens, with the offsets they would have if joined by blanks. */
  private static List<Token> tokens(JsonNode document) {
    List<Token> tokens = new ArrayList<>();
    int sentence = 0;
    int offset = 0;
    for (JsonNode words : document.get("sentences")) {
      for (JsonNode word : words) {
        int end = offset + word.asText().length();
        tokens.add(new Token(word.asText(), offset, end, sentence));
        offset = end + 1;
      }
      sentence++;
    }
    return tokens;
  }
}
