package org.gleaner.keyphrase.yake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class SimilarPhrasesTest {
  /** The whole matrix, as in the textbook. */
  private static int distance(String a, String b) {
    int[][] matrix = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        if (i == 0 || j == 0) {
          matrix[i][j] = i + j;
        } else {
          int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
          matrix[i][j] =
              Math.min(
                  matrix[i - 1][j - 1] + change, 1 + Math.min(matrix[i - 1][j], matrix[i][j - 1]));
        }
      }
    }
    return matrix[a.length()][b.length()];
  }

  private static String word(Random random) {
    StringBuilder word = new StringBuilder();
    int length = 1 + random.nextInt(14);
    for (int i = 0; i < length; i++) {
      word.append((char) ('a' + random.nextInt(3)));
    }
    return word.toString();
  }

  @Test
  void bandGivesTheDistanceOrMoreThanTheLimit() {
    Random random = new Random(1);
    for (int round = 0; round < 20_000; round++) {
      String a = word(random);
      String b = word(random);
      int most = random.nextInt(8);
      int exact = distance(a, b);
      int found = SimilarPhrases.distance(a, b, most);
      if (exact <= most) {
        assertEquals(exact, found, a + " " + b + " " + most);
      } else {
        assertTrue(found > most, a + " " + b + " " + most);
      }
    }
  }

  @Test
  void keepsWhatComparingAllPairsKeeps() {
    for (double limit : new double[] {0, 0.3, 0.5, 0.7, 0.8, 0.9, 1}) {
      Random random = new Random(2);
      SimilarPhrases similar = new SimilarPhrases(limit);
      List<String> kept = new ArrayList<>();
      for (int round = 0; round < 400; round++) {
        String word = word(random);
        boolean alone =
            kept.stream()
                .allMatch(
                    k ->
                        1 - (double) distance(k, word) / Math.max(k.length(), word.length())
                            <= limit);
        assertEquals(alone, similar.addUnlessSimilar(word), word + " " + limit);
        if (alone) {
          kept.add(word);
        }
      }
      assertFalse(kept.isEmpty());
    }
  }

  @Test
  void caseDoesNotCount() {
    SimilarPhrases similar = new SimilarPhrases(0.9);
    assertTrue(similar.addUnlessSimilar("Neural Network"));
    assertFalse(similar.addUnlessSimilar("neural network"));
    assertFalse(similar.addUnlessSimilar("neural networks"));
    assertTrue(similar.addUnlessSimilar("neural"));
  }
}
