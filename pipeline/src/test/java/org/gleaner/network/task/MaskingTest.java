package org.gleaner.network.task;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.gleaner.network.part.Example;
import org.gleaner.text.lexicon.Lexicon;
import org.gleaner.text.lexicon.PieceLexicon;
import org.gleaner.text.subword.TokenizerJson;
import org.junit.jupiter.api.Test;

/** Which tokens are masked, and by what. */
final class MaskingTest {
  private static final int BEGIN = 2;
  private static final int END = 3;
  private static final int MASK = 4;
  private static final int SIZE = 505;

  /** Special pieces, then {@code w5} to {@code w504}. */
  static Lexicon lexicon() {
    List<String> pieces = new ArrayList<>(List.of("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"));
    for (int i = pieces.size(); i < SIZE; i++) {
      pieces.add("w" + i);
    }
    return new PieceLexicon(
        TokenizerJson.wordPiece(new TokenizerJson.Pieces(pieces, List.of()), true));
  }

  /** A sequence of that many tokens, special ones included, whose units have {@code width}. */
  private static Example example(int tokens, int width) {
    int[] sequence = new int[tokens];
    Arrays.setAll(sequence, i -> 5 + i);
    sequence[0] = BEGIN;
    sequence[tokens - 1] = END;
    List<Integer> units = new ArrayList<>();
    for (int i = 1; i < tokens - 1; i += width) {
      units.add(i);
    }
    units.add(tokens - 1);
    int[] begins = units.stream().mapToInt(i -> i).toArray();
    return Example.picking(new int[][] {sequence}, new int[][] {begins}, new float[0], 1);
  }

  @Test
  void countsAreThoseOfTheRateAndSpecialTokensAreNeverTaken() {
    Masking masking = new Masking(lexicon(), 0.15, false);
    for (int tokens : new int[] {3, 10, 17, 128}) {
      Example example = example(tokens, 1);
      int[] original = example.sequences()[0].clone();
      for (int seed = 0; seed < 50; seed++) {
        Example drawn = masking.draw(example, seed);
        int[] places = drawn.picked()[0];
        assertEquals(Math.max(1, Math.round(0.15 * tokens)), places.length);
        assertEquals(places.length, drawn.target().length);
        for (int i = 0; i < places.length; i++) {
          assertTrue(places[i] > 0 && places[i] < tokens - 1, "place " + places[i]);
          assertTrue(i == 0 || places[i] > places[i - 1]);
          assertEquals(original[places[i]], drawn.target()[i]);
        }
      }
      assertArrayEquals(original, example.sequences()[0]);
    }
  }

  @Test
  void eightInTenAreMaskedOneIsReplacedAndOneStays() {
    Masking masking = new Masking(lexicon(), 0.15, false);
    Example example = example(128, 1);
    int[] counts = new int[3];
    Set<Integer> places = new HashSet<>();
    for (int seed = 0; seed < 1000; seed++) {
      Example drawn = masking.draw(example, seed);
      for (int i = 0; i < drawn.target().length; i++) {
        int place = drawn.picked()[0][i];
        int token = drawn.sequences()[0][place];
        counts[token == MASK ? 0 : token == drawn.target()[i] ? 2 : 1]++;
        places.add(place);
      }
    }
    double all = counts[0] + counts[1] + counts[2];
    assertEquals(0.8, counts[0] / all, 0.01);
    assertEquals(0.1, counts[1] / all, 0.01);
    assertEquals(0.1, counts[2] / all, 0.01);
    assertEquals(126, places.size());
  }

  @Test
  void unitsAreMaskedWholeAndThoseThatAreTooLongNotAtAll() {
    Masking masking = new Masking(lexicon(), 0.15, false);
    for (int seed = 0; seed < 100; seed++) {
      int[] places = masking.draw(example(128, 3), seed).picked()[0];
      assertEquals(18, places.length, "19 at most, in threes");
      for (int i = 0; i < places.length; i += 3) {
        assertEquals(0, (places[i] - 1) % 3);
        assertEquals(places[i] + 2, places[i + 2]);
      }
    }
    assertEquals(0, masking.draw(example(20, 18), 1).target().length);
  }

  @Test
  void aDrawDependsOnTheSeedAndTheExampleAlone() {
    Masking masking = new Masking(lexicon(), 0.15, false);
    Example first = masking.draw(example(128, 1), 1);
    Example again = new Masking(lexicon(), 0.15, false).draw(example(128, 1), 1);
    assertEquals(first.fingerprint(), again.fingerprint());
    Example other = masking.draw(example(128, 1), 2);
    assertFalse(Arrays.equals(first.picked()[0], other.picked()[0]));
  }

  @Test
  void ofPairsTheFirstTokenIsPickedTooAndTheirTargetStandsFirst() {
    Example raw = example(20, 1);
    Example pair = Example.picking(raw.sequences(), raw.picked(), new float[] {1}, 1);
    Example drawn = new Masking(lexicon(), 0.15, true).draw(pair, 7);
    assertEquals(4, drawn.picked()[0].length);
    assertEquals(0, drawn.picked()[0][0]);
    assertEquals(1, drawn.target()[0]);
    assertEquals(raw.sequences()[0][drawn.picked()[0][1]], drawn.target()[1]);
  }

  @Test
  void aVocabularyWithoutMaskIsRefused() {
    String json = TokenizerJson.byteLevel(new TokenizerJson.Pieces(List.of("a", "b"), List.of()));
    IllegalArgumentException e =
        assertThrows(
            IllegalArgumentException.class, () -> new Masking(new PieceLexicon(json), 0.15, false));
    assertTrue(e.getMessage().contains("[MASK]"), e.getMessage());
  }
}
