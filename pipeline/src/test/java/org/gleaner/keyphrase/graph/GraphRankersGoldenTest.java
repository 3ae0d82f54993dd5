package org.gleaner.keyphrase.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.gleaner.Options;
import org.gleaner.keyphrase.Scorers;
import org.gleaner.keyphrase.document.AnalysedDocument;
import org.gleaner.keyphrase.document.CorpusStatistics;
import org.gleaner.keyphrase.document.Keyphrase;
import org.gleaner.keyphrase.document.LanguageTools;
import org.gleaner.keyphrase.document.Scorer;
import org.gleaner.keyphrase.document.TestDocuments;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The graph rankers against PageRank of networkx and clustering of scipy; see bench/golden. */
final class GraphRankersGoldenTest {
  @ParameterizedTest
  @ValueSource(
      strings = {"textrank", "singlerank", "positionrank", "topicrank", "multipartiterank"})
  void equalsTheReference(String method) {
    Scorer scorer = Scorers.CATALOGUE.named(method).apply(Options.ofSettings("nested=keep"));
    for (JsonNode golden : TestDocuments.json("graph-rankers.json")) {
      List<String> sentences = new ArrayList<>();
      for (JsonNode sentence : golden.get("sentences")) {
        List<String> words = new ArrayList<>();
        sentence.forEach(word -> words.add(word.asText()));
        sentences.add(String.join(" ", words));
      }
      AnalysedDocument document =
          TestDocuments.document(LanguageTools.of(null), sentences.toArray(new String[0]));
      List<Keyphrase> found = scorer.rank(document, CorpusStatistics.none(), 1000);
      assertEquals(golden.get(method).size(), found.size());
      for (Keyphrase phrase : found) {
        JsonNode expected = golden.get(method).get(phrase.phrase());
        assertNotNull(expected, phrase.phrase());
        assertEquals(expected.asDouble(), phrase.score(), 1e-9, phrase.phrase());
      }
    }
  }
}
