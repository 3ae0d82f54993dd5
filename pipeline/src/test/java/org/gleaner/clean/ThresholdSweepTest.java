package org.gleaner.clean;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

final class ThresholdSweepTest {
  private static final int DOCUMENTS = 30;

  @Test
  void nothingToChooseFromGivesAHalf() {
    assertEquals(0.5, ThresholdSweep.best(new ScoredSegments()));
  }

  @Test
  void noOtherThresholdIsMuchBetterOrAsGoodAndNearerToHalf() {
    ScoredSegments scored = new ScoredSegments();
    Random random = new Random(5);
    for (int document = 0; document < DOCUMENTS; document++) {
      for (int i = random.nextInt(200); i > 0; i--) {
        boolean remove = random.nextInt(3) > 0;
        double probability =
            Math.min(1, Math.max(0, 0.4 + (remove ? 0.2 : 0) + random.nextGaussian() / 5));
        scored.add((float) (Math.round(probability * 50) / 50.0), remove, random.nextInt(40));
      }
      scored.endDocument();
    }
    double chosen = ThresholdSweep.best(scored);
    double best = 0;
    for (double threshold = 0.01; threshold < 1; threshold += 0.02) { // between two probabilities
      best = Math.max(best, value(scored, threshold));
    }
    assertTrue(value(scored, chosen) >= best - ThresholdSweep.TOLERANCE);
    double nearer = chosen + (chosen < 0.5 ? 0.02 : -0.02);
    boolean good = value(scored, nearer) >= best - ThresholdSweep.TOLERANCE;
    assertTrue(Math.abs(chosen - 0.5) <= 0.011 || !good, "chosen " + chosen);
  }

  @Test
  void wordsOfADocumentCountBesideTheNumberOfSegments() {
    ScoredSegments scored = new ScoredSegments();
    for (int i = 0; i < 50; i++) {
      scored.add(0.9f, true, 1);
      scored.add(0.1f, false, 1);
    }
    scored.endDocument();
    scored.add(0.7f, false, 500); // one segment, but all that its document says
    scored.endDocument();
    assertTrue(ThresholdSweep.best(scored) > 0.7);
  }

  /** From the definition. */
  private static double value(ScoredSegments scored, double threshold) {
    double sum = 0;
    int documents = 0;
    for (int document = 0; document < DOCUMENTS; document++) {
      double content = 0;
      double kept = 0;
      double common = 0;
      for (int i = 0; i < scored.size(); i++) {
        if (scored.document(i) == document) {
          boolean keep = scored.probability(i) < threshold;
          content += scored.remove(i) ? 0 : scored.words(i);
          kept += keep ? scored.words(i) : 0;
          common += keep && !scored.remove(i) ? scored.words(i) : 0;
        }
      }
      documents += content > 0 ? 1 : 0;
      sum += content > 0 ? 2 * common / (content + kept) : 0;
    }
    return (CleaningMetrics.of(scored, threshold).balancedF1() + sum / documents) / 2;
  }
}
