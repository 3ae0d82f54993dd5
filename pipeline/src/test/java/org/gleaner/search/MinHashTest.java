package org.gleaner.search;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class MinHashTest {
  private static final MinHash HASHES = new MinHash(3, 14, 8, 1);

  private static List<String> words(Random random, int count) {
    List<String> words = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      words.add("w" + random.nextInt(1000));
    }
    return words;
  }

  private static double jaccard(List<String> a, List<String> b) {
    Set<List<String>> first = runs(a);
    Set<List<String>> second = runs(b);
    Set<List<String>> both = new HashSet<>(first);
    both.retainAll(second);
    return (double) both.size() / (first.size() + second.size() - both.size());
  }

  private static Set<List<String>> runs(List<String> words) {
    Set<List<String>> runs = new HashSet<>();
    for (int i = 0; i + 3 <= words.size(); i++) {
      runs.add(words.subList(i, i + 3));
    }
    return runs;
  }

  /** The error of 112 places has a standard deviation below 0.048. */
  @Test
  void agreementEstimatesTheJaccardSimilarity() {
    Random random = new Random(5);
    double squares = 0;
    double sum = 0;
    int pairs = 200;
    for (int i = 0; i < pairs; i++) {
      List<String> one = words(random, 200);
      List<String> other = new ArrayList<>(one);
      for (int k = random.nextInt(60); k > 0; k--) {
        other.set(random.nextInt(other.size()), "new" + random.nextInt(1000));
      }
      double error =
          MinHash.similarity(
                  MinHash.sketch(HASHES.signature(one)), MinHash.sketch(HASHES.signature(other)))
              - jaccard(one, other);
      sum += error;
      squares += error * error;
    }
    assertEquals(0, sum / pairs, 0.012);
    assertEquals(0, Math.sqrt(squares / pairs), 0.055);
  }

  @Test
  void bandsOfSimilarTextsAgreeAsOftenAsTheFormulaSays() {
    Random random = new Random(6);
    int found = 0;
    double expected = 0;
    for (int i = 0; i < 300; i++) {
      List<String> one = words(random, 200);
      List<String> other = new ArrayList<>(one);
      for (int k = 0; k < 12; k++) {
        other.set(random.nextInt(other.size()), "new" + k);
      }
      int[] a = HASHES.signature(one);
      int[] b = HASHES.signature(other);
      boolean agree = false;
      for (int band = 0; band < HASHES.bands(); band++) {
        agree |= HASHES.key(a, band) == HASHES.key(b, band);
      }
      found += agree ? 1 : 0;
      expected += 1 - Math.pow(1 - Math.pow(jaccard(one, other), 8), 14);
    }
    assertEquals(expected / 300, found / 300.0, 0.08);
  }

  @Test
  void shortTextsAreOneRunAndTextsWithoutWordsHaveNone() {
    assertNull(HASHES.signature(List.of()));
    assertArrayEquals(
        HASHES.signature(List.of("a", "b")), new MinHash(9, 14, 8, 1).signature(List.of("a", "b")));
    assertFalse(
        Arrays.equals(HASHES.signature(List.of("a", "b")), HASHES.signature(List.of("b", "a"))));
  }

  @Test
  void anotherSeedDrawsOthersAndTheSameTheSame() {
    List<String> words = words(new Random(7), 50);
    assertArrayEquals(
        HASHES.signature(words), new MinHash(3, 14, 8, 1).signature(List.copyOf(words)));
    assertFalse(Arrays.equals(HASHES.signature(words), new MinHash(3, 14, 8, 2).signature(words)));
    assertNotEquals(HASHES.key(new int[112], 0), HASHES.key(new int[112], 1));
  }

  /** Computed apart, in Python. */
  @Test
  void signaturesAreTheSameOnEveryMachine() {
    int[] signature = new MinHash(2, 1, 4, 42).signature(List.of("the", "quick", "fox", "Ünïcode"));
    assertArrayEquals(new int[] {639782814, 66974348, 309339189, 970573745}, signature);
  }

  @Test
  void fingerprintsSeeOrderAndBorders() {
    Set<List<Long>> prints = new HashSet<>();
    for (List<String> words :
        List.of(
            List.of("a", "b"), List.of("b", "a"), List.of("ab"), List.of("a"), List.of("a", "a"))) {
      long[] print = MinHash.fingerprint(words);
      prints.add(List.of(print[0], print[1]));
    }
    assertEquals(5, prints.size());
  }
}
