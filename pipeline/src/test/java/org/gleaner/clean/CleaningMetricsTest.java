package org.gleaner.clean;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

final class CleaningMetricsTest {
  private static ScoredSegments four() {
    ScoredSegments scored = new ScoredSegments();
    scored.add(0.9f, true, 1);
    scored.add(0.6f, false, 10);
    scored.add(0.4f, true, 5);
    scored.add(0.1f, false, 20);
    return scored;
  }

  @Test
  void figuresOfAThreshold() {
    CleaningMetrics metrics = CleaningMetrics.of(four(), 0.3);
    assertEquals(2, metrics.removed());
    assertEquals(1, metrics.kept());
    assertEquals(1, metrics.wronglyRemoved());
    assertEquals(0, metrics.wronglyKept());
    assertEquals(2 / 3.0, metrics.removePrecision(), 1e-12);
    assertEquals(1, metrics.removeRecall(), 1e-12);
    assertEquals(0.8, metrics.removeF1(), 1e-12);
    assertEquals(2 / 3.0, metrics.keepF1(), 1e-12);
    assertEquals(1, metrics.keepWordPrecision(), 1e-12);
    assertEquals(20 / 30.0, metrics.keepWordRecall(), 1e-12);
    assertEquals(0.75, metrics.auc(), 1e-12); // three of four pairs in order
  }

  @Test
  void equalProbabilitiesShareTheirRank() {
    ScoredSegments scored = new ScoredSegments();
    scored.add(0.5f, true, 1);
    scored.add(0.5f, false, 1);
    assertEquals(0.5, CleaningMetrics.of(scored, 0.5).auc(), 1e-12);
  }

  @Test
  void oneClassOrNothingGivesNoFigure() {
    ScoredSegments none = new ScoredSegments();
    assertEquals(0, CleaningMetrics.of(none, 0.5).removeF1());
    assertTrue(Double.isNaN(CleaningMetrics.of(none, 0.5).auc()));
  }

  @Test
  void wordOverlapCountsMultisets() {
    assertEquals(1, WordOverlap.f1("", ""));
    assertEquals(0, WordOverlap.f1("a", ""));
    assertEquals(0, WordOverlap.f1("--", "a"));
    assertEquals(1, WordOverlap.f1("The RIVER, river_2!", "the river\nRiver_2"));
    assertEquals(2.0 * 2 / (3 + 4), WordOverlap.f1("a a b", "a b c d"), 1e-12);
  }
}
