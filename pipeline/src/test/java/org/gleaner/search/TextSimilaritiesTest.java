package org.gleaner.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class TextSimilaritiesTest {
  private static double of(String measure, String terms, String others) {
    return TextSimilarities.CATALOGUE
        .named(measure)
        .of(List.of(terms.split(" ")), List.of(others.split(" ")));
  }

  @Test
  void cosineIsThatOfTheCounts() {
    // (2, 1) and (1, 0, 2): 2 / sqrt(5 * 5)
    assertEquals(0.4, of("cosine", "a a b", "a c c"), 1e-15);
    assertEquals(1, of("cosine", "a b b", "b a b"), 1e-15);
  }

  @Test
  void jaccardCountsDifferentTermsOnce() {
    assertEquals(1 / 3.0, of("jaccard", "a a b", "a c c"), 1e-15);
    assertEquals(1, of("jaccard", "a b b", "b a"), 1e-15);
  }

  @Test
  void everyMeasureIsSymmetricBoundedAndZeroWithoutTerms() {
    Random random = new Random(3);
    for (String name : TextSimilarities.CATALOGUE.names()) {
      TextSimilarities.Measure measure = TextSimilarities.CATALOGUE.named(name);
      assertEquals(0, measure.of(List.of(), List.of()));
      assertEquals(0, measure.of(List.of("a"), List.of()));
      assertEquals(0, measure.of(List.of("a"), List.of("b")));
      for (int i = 0; i < 50; i++) {
        List<String> terms = draw(random);
        List<String> others = draw(random);
        double value = measure.of(terms, others);
        assertEquals(value, measure.of(others, terms));
        assertTrue(value >= 0 && value <= 1 + 1e-12, name + " " + value);
        assertEquals(1, measure.of(terms, terms), 1e-12);
      }
    }
  }

  private static List<String> draw(Random random) {
    List<String> terms = new ArrayList<>();
    for (int i = 0; i < 1 + random.nextInt(6); i++) {
      terms.add("t" + random.nextInt(5));
    }
    return terms;
  }
}
