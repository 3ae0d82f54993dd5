package org.gleaner.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.gleaner.Options;
import org.gleaner.text.term.Analyzer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Weights equal scikit-learn's; see bench/golden/tfidf.py. */
final class TfIdfGoldenTest {
  private static final double TOLERANCE = 1e-12;

  static List<JsonNode> settings() throws IOException {
    List<JsonNode> settings = new ArrayList<>();
    golden().get("settings").forEach(settings::add);
    assertTrue(settings.size() > 10);
    return settings;
  }

  private static JsonNode golden() throws IOException {
    try (InputStream in = TfIdfGoldenTest.class.getResourceAsStream("tf-idf.json")) {
      return new ObjectMapper().readTree(in);
    }
  }

  @ParameterizedTest
  @MethodSource("settings")
  void weightsEqualScikitLearns(JsonNode setting) throws IOException {
    Map<String, String> given = new TreeMap<>(Map.of("tokenizer", "regex"));
    setting
        .get("options")
        .fields()
        .forEachRemaining(e -> given.put(e.getKey(), e.getValue().asText()));
    Options options = Options.of(given);
    Analyzer analyzer = Analyzer.of(options);
    TermWeighting weighting = TermWeighting.of(options);
    DictionaryLimits limits = DictionaryLimits.of(options);
    options.requireEmpty();
    List<String> texts = new ArrayList<>();
    golden().get("documents").forEach(text -> texts.add(text.asText()));
    Dictionary dictionary = TestIndex.dictionary(texts, analyzer, limits);
    TermVectors vectors = new TermVectors(analyzer, dictionary);
    double[] idf = weighting.idf(dictionary);
    for (int i = 0; i < texts.size(); i++) {
      TermVector vector = vectors.of(texts.get(i));
      assertWeights(
          setting.get("weights").get(i), vector, weighting.weights(vector, idf), dictionary);
    }
  }

  private static void assertWeights(
      JsonNode expected, TermVector vector, double[] weights, Dictionary dictionary) {
    assertEquals(expected.size(), weights.length, expected.toString());
    for (int i = 0; i < weights.length; i++) {
      String term = dictionary.term(vector.terms()[i]);
      assertEquals(expected.get(term).doubleValue(), weights[i], TOLERANCE, term);
    }
  }
}
