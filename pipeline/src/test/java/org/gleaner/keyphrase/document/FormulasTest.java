package org.gleaner.keyphrase.document;

import static org.gleaner.keyphrase.document.TestDocuments.document;
import static org.gleaner.keyphrase.document.TestDocuments.phrases;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.gleaner.Options;
import org.gleaner.keyphrase.Scorers;
import org.gleaner.keyphrase.statistical.FirstPhrases;
import org.gleaner.keyphrase.statistical.KpMiner;
import org.gleaner.keyphrase.statistical.PositionWeightedTfIdf;
import org.gleaner.keyphrase.statistical.Rake;
import org.gleaner.keyphrase.statistical.ReciprocalRankFusion;
import org.gleaner.keyphrase.statistical.TfIdf;
import org.gleaner.keyphrase.yake.Yake;
import org.junit.jupiter.api.Test;

/** The formulas on documents small enough to compute by hand. */
final class FormulasTest {
  private static final LanguageTools PLAIN = LanguageTools.of(null);
  private static final NgramCandidates WORDS = new NgramCandidates(1);

  /** Four documents: "apple" in all, "bread" in two, "cider" in one. */
  private static CorpusStatistics corpus() {
    CorpusCounter counter = new CorpusCounter(1);
    counter.add(document(PLAIN, "apple bread"));
    counter.add(document(PLAIN, "apple bread bread"));
    counter.add(document(PLAIN, "apple cider"));
    counter.add(document(PLAIN, "apple"));
    return counter.statistics();
  }

  @Test
  void tfIdf() {
    List<Keyphrase> found =
        new TfIdf(WORDS).rank(document(PLAIN, "apple cider bread bread dates"), corpus(), 9);
    assertEquals(List.of("dates", "bread", "cider", "apple"), phrases(found));
    assertEquals(Math.log(5) / Math.log(2), found.get(0).score(), 1e-12);
    assertEquals(2 * Math.log(5 / 3.0) / Math.log(2), found.get(1).score(), 1e-12);
    assertEquals(Math.log(5 / 2.0) / Math.log(2), found.get(2).score(), 1e-12);
    assertEquals(0, found.get(3).score(), 1e-12);
  }

  @Test
  void positionWeightedTfIdf() {
    Scorer scorer = new PositionWeightedTfIdf(new NgramCandidates(2), 0.5, 1, 2, 10);
    AnalysedDocument document = document(PLAIN, "dates figs", "dates figs");
    List<Keyphrase> found = scorer.rank(document, CorpusStatistics.none(), 9);
    assertEquals(List.of("dates figs", "dates", "figs"), phrases(found));
    double early = Math.log(2);
    assertEquals(2 * Math.sqrt(2) / (early * early), found.get(0).score(), 1e-12);
    assertEquals(Math.sqrt(2) / (early * early), found.get(1).score(), 1e-12);
    double second = Math.log(2.1);
    assertEquals(Math.sqrt(2) / (second * second), found.get(2).score(), 1e-12);
  }

  @Test
  void firstPhrases() {
    List<Keyphrase> found =
        new FirstPhrases(WORDS)
            .rank(document(PLAIN, "apple bread apple"), CorpusStatistics.none(), 9);
    assertEquals(
        List.of(new Keyphrase("apple", 0, 0, 5), new Keyphrase("bread", -1, 6, 11)), found);
  }

  @Test
  void kpMinerBoostsPhrasesOfSeveralWords() {
    AnalysedDocument document =
        document(PLAIN, "red apple", "red apple", "red apple", "cider", "cider", "cider", "bread");
    List<Keyphrase> found = new KpMiner(new NgramCandidates(2), 3, 400).rank(document, corpus(), 9);
    assertEquals(List.of("red apple", "red", "cider", "apple"), phrases(found));
    double boost = 4 / 2.3;
    double log2 = Math.log(2);
    assertEquals(3 * boost * Math.log(5) / log2, found.get(0).score(), 1e-12);
    assertEquals(3 * Math.log(5) / log2, found.get(1).score(), 1e-12);
    assertEquals(3 * Math.log(5 / 2.0) / log2, found.get(2).score(), 1e-12);
    assertEquals(
        List.of("red apple", "red"),
        phrases(new KpMiner(new NgramCandidates(2), 3, 0).rank(document, corpus(), 9)).stream()
            .sorted((a, b) -> b.length() - a.length())
            .toList());
  }

  @Test
  void rake() {
    AnalysedDocument document =
        document(TestDocuments.ENGLISH, "deep learning of graphs , deep graphs and graphs");
    List<Keyphrase> found = new Rake(4, 1).rank(document, CorpusStatistics.none(), 9);
    // deep: degree 4, frequency 2; learning: 2, 1; graphs: 4, 3.
    assertEquals(List.of("deep learning", "deep graphs", "graphs"), phrases(found));
    assertEquals(4, found.get(0).score(), 1e-12);
    assertEquals(2 + 4 / 3.0, found.get(1).score(), 1e-12);
    assertEquals(4 / 3.0, found.get(2).score(), 1e-12);
    assertEquals(
        List.of("graphs"),
        phrases(
            new Rake(4, 2)
                .rank(
                    document(TestDocuments.ENGLISH, "deep learning of graphs , graphs"),
                    CorpusStatistics.none(),
                    9)));
  }

  @Test
  void reciprocalRankFusion() {
    Scorer first = new FirstPhrases(WORDS);
    Scorer frequent = new TfIdf(WORDS);
    Scorer fused = new ReciprocalRankFusion(List.of(first, frequent), List.of(1.0, 0.5), 5, 10);
    List<Keyphrase> found =
        fused.rank(document(PLAIN, "apple bread bread cider"), CorpusStatistics.none(), 9);
    assertEquals(List.of("apple", "bread", "cider"), phrases(found));
    assertEquals(1 / 6.0 + 0.5 / 7, found.get(0).score(), 1e-12);
    assertEquals(1 / 7.0 + 0.5 / 6, found.get(1).score(), 1e-12);
    assertEquals(1 / 8.0 + 0.5 / 8, found.get(2).score(), 1e-12);
  }

  @Test
  void fusionTakesMethodsAndWeightsFromOptions() {
    Map<String, String> given = Map.of("methods", "tf-idf+yake", "weights", "1+2");
    Scorer scorer = Scorers.CATALOGUE.named("reciprocal-rank-fusion").apply(Options.of(given));
    assertTrue(scorer.usesStatistics());
    for (String weights : List.of("1", "1+2+3", "1+x", "1+-1", "1+NaN")) {
      IllegalArgumentException failure =
          assertThrows(
              IllegalArgumentException.class,
              () ->
                  Scorers.CATALOGUE
                      .named("reciprocal-rank-fusion")
                      .apply(Options.of(Map.of("methods", "tf-idf+yake", "weights", weights))));
      assertTrue(failure.getMessage().startsWith("Cannot use weights: " + weights));
    }
  }

  @Test
  void yakeCountsNeighboursWithinTheWindow() {
    AnalysedDocument document = document(TestDocuments.ENGLISH, "green tree green tree lake");
    // Neighbours of "tree", left: green twice, with window 2 also tree; right: green, lake (,
    // tree).
    assertEquals(tree((0.5 + 1 / 2.0) + (0.5 + 1)), scoreOfTree(document, 1), 1e-12);
    assertEquals(tree((0.5 + 2 / 3.0) + (0.5 + 1)), scoreOfTree(document, 2), 1e-12);
  }

  private static double tree(double relatedness) {
    double usual = 5 / 3.0 + Math.sqrt(2 / 9.0);
    double position = Math.log(Math.log(3));
    double weight = position * relatedness / (2 / usual / relatedness + 1 / relatedness);
    return weight / ((1 + weight) * 2);
  }

  private static double scoreOfTree(AnalysedDocument document, int window) {
    return new Yake(1, window, 0.9)
        .rank(document, CorpusStatistics.none(), 9).stream()
            .filter(k -> k.phrase().equals("tree"))
            .findFirst()
            .orElseThrow()
            .score();
  }

  @Test
  void yakeDropsPhrasesAboveTheSimilarityLimit() {
    AnalysedDocument document =
        document(TestDocuments.ENGLISH, "Conference of conferences near harbour walls .");
    List<String> all = phrases(new Yake(1, 1, 1).rank(document, CorpusStatistics.none(), 9));
    List<String> some = phrases(new Yake(1, 1, 0.9).rank(document, CorpusStatistics.none(), 9));
    assertTrue(all.containsAll(List.of("Conference", "conferences")), all.toString());
    assertEquals(all.size() - 1, some.size());
    assertTrue(all.containsAll(some));
  }
}
