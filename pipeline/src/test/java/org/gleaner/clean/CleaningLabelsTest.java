package org.gleaner.clean;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Stream;
import org.gleaner.text.Segment;
import org.junit.jupiter.api.Test;

final class CleaningLabelsTest {
  private static final String GOLD =
      "The river\nThe quick brown fox jumps over the lazy dog near the river bank.\nBy noon it ends.";

  private static List<Boolean> labels(String gold, String... texts) {
    List<Segment> segments =
        Stream.of(texts).map(text -> new Segment(text, 0, text.length(), null)).toList();
    return CleaningLabels.remove(segments, gold);
  }

  @Test
  void longSegmentsByHalfOfTheirShingles() {
    assertEquals(
        List.of(false, true),
        labels(
            GOLD,
            "the QUICK brown fox, jumps over", // all 3 of 3
            "quick brown fox jumps and then runs away from here")); // 1 of 7
    assertEquals(List.of(false), labels(GOLD, "quick brown fox jumps away")); // 1 of 2 is half
  }

  @Test
  void shortSegmentsByLineThenByNeighbours() {
    assertEquals(List.of(false), labels(GOLD, "The river"));
    assertEquals(List.of(true), labels(GOLD, "Log in"));
    // stands in the gold but is no line of it
    assertEquals(
        List.of(false, false, false), labels(GOLD, "The river", "lazy dog", "By noon it ends"));
    assertEquals(List.of(true, true, true), labels(GOLD, "Log in", "lazy dog", "Menu"));
    assertEquals(List.of(true, true, false), labels(GOLD, "Log in", "lazy dog", "The river"));
  }

  @Test
  void segmentsWithoutWordsGoWithTheirNeighbours() {
    assertEquals(
        List.of(false, false, false, true, true),
        labels(GOLD, "The river", "***", "By noon it ends", "—", "Menu"));
  }

  @Test
  void nothingStandsInAnEmptyGold() {
    assertEquals(List.of(true, true), labels("", "Some words that stand here", ""));
    assertEquals(List.of(), labels("gold"));
  }
}
