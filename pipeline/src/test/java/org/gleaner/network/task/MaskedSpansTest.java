package org.gleaner.network.task;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.gleaner.network.head.SpanBoundary;
import org.gleaner.network.part.Example;
import org.junit.jupiter.api.Test;

/** Spans of words that are masked, and the tokens beside them. */
final class MaskedSpansTest {
  private static final int BEGIN = 2;
  private static final int END = 3;
  private static final int MASK = 4;
  private static final int TOKENS = 256;

  private final Masking masking = new Masking(MaskingTest.lexicon(), 0.15, false).ofSpans();

  /** A sequence of words of one to three tokens between two special ones. */
  private static Example example(long seed) {
    Random random = new Random(seed);
    int[] sequence = random.ints(TOKENS, 5, 505).toArray();
    sequence[0] = BEGIN;
    sequence[TOKENS - 1] = END;
    List<Integer> words = new ArrayList<>();
    for (int at = 1; at < TOKENS - 1; at += 1 + random.nextInt(3)) {
      words.add(at);
    }
    words.add(TOKENS - 1);
    int[] begins = words.stream().mapToInt(i -> i).toArray();
    return Example.picking(new int[][] {sequence}, new int[][] {begins}, new float[0], 1);
  }

  /** The runs of places that follow each other, as beginnings and ends. */
  private static List<int[]> runs(int[] places) {
    List<int[]> runs = new ArrayList<>();
    for (int place : places) {
      int[] last = runs.isEmpty() ? null : runs.get(runs.size() - 1);
      if (last != null && last[1] == place) {
        last[1]++;
      } else {
        runs.add(new int[] {place, place + 1});
      }
    }
    return runs;
  }

  /** p = 0.2 of 10 at most: the mean of 3.8 is that of the paper. */
  @Test
  void lengthsAreGeometric() {
    SplittableRandom random = new SplittableRandom(3);
    int[] counts = new int[MaskedSpans.LONGEST + 1];
    double sum = 0;
    int draws = 200_000;
    for (int i = 0; i < draws; i++) {
      int length = MaskedSpans.length(random);
      counts[length]++;
      sum += length;
    }
    assertEquals(3.797, sum / draws, 0.03);
    assertEquals(0, counts[0]);
    double within = 1 - Math.pow(0.8, 10);
    for (int length = 1; length <= 10; length++) {
      double expected = 0.2 * Math.pow(0.8, length - 1) / within;
      assertEquals(expected, (double) counts[length] / draws, 0.005, "length " + length);
    }
  }

  @Test
  void spansAreOfWholeWordsAndHaveTheShareOfTheTokens() {
    double tokens = 0;
    double words = 0;
    double spans = 0;
    for (int seed = 0; seed < 300; seed++) {
      Example example = example(seed);
      int[] places = masking.draw(example, seed).picked()[0];
      tokens += places.length;
      assertTrue(places.length <= Math.round(0.15 * TOKENS), "at most");
      for (int[] run : runs(places)) {
        int[] begins = example.picked()[0];
        int first = Arrays.binarySearch(begins, run[0]);
        int last = Arrays.binarySearch(begins, run[1]);
        assertTrue(first >= 0 && last > first, "at words");
        assertTrue(run[0] > 0 && run[1] < TOKENS, "no special tokens");
        words += last - first;
        spans++;
      }
    }
    assertEquals(0.15, tokens / 300 / TOKENS, 0.002);
    assertTrue(words / spans > 3 && words / spans < 5, "words of a span: " + words / spans);
  }

  @Test
  void whatBecomesOfASpanIsChosenOnce() {
    double[] counts = new double[3];
    for (int seed = 0; seed < 1500; seed++) {
      Example example = example(seed);
      int[] original = example.sequences()[0];
      Example drawn = masking.draw(example, seed);
      int[] sequence = drawn.sequences()[0];
      for (int[] run : runs(drawn.picked()[0])) {
        long masks = IntStream.range(run[0], run[1]).filter(i -> sequence[i] == MASK).count();
        long same = IntStream.range(run[0], run[1]).filter(i -> sequence[i] == original[i]).count();
        int length = run[1] - run[0];
        // a random token may be the mask or the one that stood there
        int kind = masks == length ? 0 : same == length ? 2 : 1;
        assertTrue(kind != 1 || masks + same <= Math.max(1, length / 2), "mixed");
        counts[kind]++;
      }
    }
    double all = counts[0] + counts[1] + counts[2];
    assertEquals(0.8, counts[0] / all, 0.01);
    assertEquals(0.1, counts[1] / all, 0.01);
    assertEquals(0.1, counts[2] / all, 0.01);
  }

  @Test
  void aDrawDependsOnTheSeedAndTheExampleAlone() {
    Masking again = new Masking(MaskingTest.lexicon(), 0.15, false).ofSpans();
    List<Long> forth = new ArrayList<>();
    List<Long> back = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      forth.add(masking.draw(example(i), 5).fingerprint());
      back.add(0, again.draw(example(19 - i), 5).fingerprint());
    }
    assertEquals(forth, back);
    assertFalse(
        Arrays.equals(
            masking.draw(example(1), 5).picked()[0], masking.draw(example(1), 6).picked()[0]));
  }

  @Test
  void aWordThatIsTooLongForTheRestEndsASpan() {
    int[] begins = {0, 4, 5, 6};
    boolean[] special = {false, false, true, false};
    for (int seed = 0; seed < 100; seed++) {
      int[] places =
          new MaskedSpans(begins, 8, special.clone(), 3).draw(new SplittableRandom(seed));
      assertArrayEquals(new int[] {4, 6, 7}, places);
    }
  }

  /** The masks are the same; the tokens beside them come in with a target of their own. */
  @Test
  void boundariesAddTheTokensBesideSpans() {
    for (int seed = 0; seed < 50; seed++) {
      Example plain = masking.draw(example(seed), seed);
      Example beside = masking.withBoundaries().draw(example(seed), seed);
      assertArrayEquals(plain.sequences(), beside.sequences());
      List<Integer> masked = new ArrayList<>();
      List<Integer> seen = new ArrayList<>();
      for (int i = 0; i < beside.target().length; i++) {
        (beside.target()[i] == SpanBoundary.SEEN ? seen : masked).add(beside.picked()[0][i]);
      }
      List<Integer> expected = new ArrayList<>();
      for (int[] run : runs(plain.picked()[0])) {
        for (int place : new int[] {run[0] - 1, run[1]}) {
          if (!expected.contains(place)) {
            expected.add(place);
          }
        }
      }
      assertEquals(Arrays.stream(plain.picked()[0]).boxed().toList(), masked);
      assertEquals(expected, seen);
    }
  }
}
