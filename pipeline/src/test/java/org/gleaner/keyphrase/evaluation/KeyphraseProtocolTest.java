package org.gleaner.keyphrase.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Each protocol on two documents computed by hand. */
final class KeyphraseProtocolTest {
  private static final String TEXT = "Neural networks classify 3 graphs. A graph is a graph.";
  private static final List<String> PREDICTED =
      List.of("neural network", "Neural networks", "Graph", "3 graphs", "cat");
  private static final List<String> GOLD = List.of("neural networks", "graph", "7 graphs", "dog");
  private static final String OTHER_TEXT = "Trees grow.";
  private static final List<String> OTHER_PREDICTED = List.of("trees");
  private static final List<String> OTHER_GOLD = List.of("forest", "tree", "trees");

  private static KeyphraseFigures figures(KeyphraseProtocol protocol, int cutoff) {
    KeyphraseEvaluation evaluation = protocol.evaluation(List.of(cutoff));
    evaluation.add(TEXT, PREDICTED, GOLD);
    evaluation.add(OTHER_TEXT, OTHER_PREDICTED, OTHER_GOLD);
    return evaluation.figures().get(0);
  }

  private static void assertFigures(
      KeyphraseProtocol protocol, int cutoff, double precision, double recall, double f1) {
    KeyphraseFigures figures = figures(protocol, cutoff);
    assertEquals(precision, figures.precision(), 1e-12, protocol.label());
    assertEquals(recall, figures.recall(), 1e-12, protocol.label());
    assertEquals(f1, figures.f1(), 1e-12, protocol.label());
    assertEquals(protocol, figures.protocol());
  }

  private static double f1(double precision, double recall) {
    return 2 * precision * recall / (precision + recall);
  }

  @Test
  void openKpComparesStringsAndDividesByTheCutoff() {
    // Strings: neural networks and graph of 5, against 4; trees of 1 against 3.
    assertFigures(
        KeyphraseProtocol.OPEN_KP,
        5,
        (2 / 5.0 + 1 / 5.0) / 2,
        (2 / 4.0 + 1 / 3.0) / 2,
        (f1(2 / 5.0, 2 / 4.0) + f1(1 / 5.0, 1 / 3.0)) / 2);
  }

  @Test
  void kp20kCountsPresentGoldByStringOrStem() {
    // Present: neural networks and graph; tree and trees are one. The first two predictions are
    // one.
    assertFigures(
        KeyphraseProtocol.KP20K,
        5,
        (2 / 5.0 + 1 / 5.0) / 2,
        (2 / 2.0 + 1 / 1.0) / 2,
        (f1(2 / 5.0, 1) + f1(1 / 5.0, 1)) / 2);
  }

  @Test
  void mengUnifiesDigitsAndDividesByWhatWasReturned() {
    // Present with digits unified: neural networks, graph, 7 graphs. Predictions: 4 different ones.
    assertFigures(
        KeyphraseProtocol.MENG,
        5,
        (3 / 4.0 + 1 / 1.0) / 2,
        (3 / 3.0 + 1 / 1.0) / 2,
        (f1(3 / 4.0, 1) + 1) / 2);
  }

  @Test
  void macroAveragesTheDocuments() {
    // Stems: neural network, graph of 4 different predictions, against 4; tree of 1 against 2.
    assertFigures(
        KeyphraseProtocol.MACRO,
        5,
        (2 / 4.0 + 1 / 1.0) / 2,
        (2 / 4.0 + 1 / 2.0) / 2,
        (f1(2 / 4.0, 2 / 4.0) + f1(1, 1 / 2.0)) / 2);
  }

  @Test
  void microSumsOverTheCorpus() {
    assertFigures(KeyphraseProtocol.MICRO, 5, 3 / 5.0, 3 / 6.0, f1(3 / 5.0, 3 / 6.0));
    assertFigures(KeyphraseProtocol.MICRO, 1, 2 / 2.0, 2 / 6.0, f1(1, 2 / 6.0));
  }

  @Test
  void documentsWithoutPresentGoldAreLeftOutWhereOnlyThatCounts() {
    for (KeyphraseProtocol protocol : KeyphraseProtocol.values()) {
      KeyphraseEvaluation evaluation = protocol.evaluation();
      evaluation.add("Nothing of it.", List.of("nothing"), List.of("absent phrase"));
      boolean present = protocol.gold() == KeyphraseProtocol.Gold.PRESENT;
      for (KeyphraseFigures figures : evaluation.figures()) {
        assertEquals(present ? 0 : 1, figures.documents());
        assertEquals(0, figures.f1(), 0);
      }
    }
  }

  @Test
  void mergedPartsEqualTheWhole() {
    for (KeyphraseProtocol protocol : KeyphraseProtocol.values()) {
      KeyphraseEvaluation one = protocol.evaluation(List.of(5)).add(TEXT, PREDICTED, GOLD);
      KeyphraseEvaluation other =
          protocol.evaluation(List.of(5)).add(OTHER_TEXT, OTHER_PREDICTED, OTHER_GOLD);
      assertEquals(figures(protocol, 5), one.merge(other).figures().get(0));
    }
    assertThrows(
        IllegalArgumentException.class,
        () -> KeyphraseProtocol.MACRO.evaluation().merge(KeyphraseProtocol.MICRO.evaluation()));
  }

  @Test
  void namesStandBesideTheFigures() {
    assertEquals(
        List.of("open-kp", "kp20k", "meng", "macro", "micro"),
        List.copyOf(KeyphraseProtocol.CATALOGUE.names()));
    List<KeyphraseFigures> figures = KeyphraseProtocol.MACRO.evaluation().figures();
    assertEquals(List.of(5, 10, 15), figures.stream().map(KeyphraseFigures::cutoff).toList());
    assertTrue(figures.get(1).toString().startsWith("macro P@10 0.0000"));
  }
}
