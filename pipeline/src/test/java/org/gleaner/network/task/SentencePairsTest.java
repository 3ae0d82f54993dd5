package org.gleaner.network.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.gleaner.text.lexicon.Lexicon;
import org.junit.jupiter.api.Test;

/** Pairs of texts of documents. */
final class SentencePairsTest {
  private static final int MOST = 40;

  private final Lexicon lexicon = MaskingTest.lexicon();

  /** Sentences of numbered words: w5 w6 w7 ... */
  private static String document(int first, int words, long seed) {
    Random random = new Random(seed);
    StringBuilder text = new StringBuilder();
    boolean begins = true;
    for (int i = 0; i < words; i++) {
      text.append(begins ? 'W' : 'w').append(first + i);
      begins = random.nextInt(6) == 0;
      text.append(begins ? ". " : " ");
    }
    return text.append('.').toString();
  }

  /** Whether both texts have a word: a full stop is a piece too. */
  private static boolean hasWords(LabelledText pair) {
    return pair.texts().stream().allMatch(text -> text.matches(".*[0-9].*"));
  }

  private static int number(String text, int word) {
    String numbers = text.replaceAll("[^0-9]+", " ").strip();
    return Integer.parseInt(numbers.split(" ", -1)[word]);
  }

  private int size(LabelledText pair) {
    return lexicon.pieces(pair.texts().get(0)).size() + lexicon.pieces(pair.texts().get(1)).size();
  }

  @Test
  void textsAreInTheirOrderOrSwapped() {
    SentencePairs pairs = new SentencePairs(lexicon, MOST, 1, null);
    int swapped = 0;
    int all = 0;
    for (int seed = 0; seed < 40; seed++) {
      for (LabelledText pair : pairs.of(document(10, 300, seed))) {
        assertTrue(size(pair) <= MOST, pair.texts().toString());
        if (!hasWords(pair)) {
          continue;
        }
        boolean before = number(pair.texts().get(0), 0) <= number(pair.texts().get(1), 0);
        assertEquals(before ? "kept" : "swapped", pair.labels().get(0), pair.texts().toString());
        swapped += before ? 0 : 1;
        all++;
      }
    }
    assertTrue(all > 200, "pairs " + all);
    assertEquals(0.5, (double) swapped / all, 0.1);
  }

  @Test
  void secondTextsAreNextOrOfAnotherDocument() {
    SentencePairs pairs = new SentencePairs(lexicon, MOST, 1, List.of(document(400, 90, 1)));
    int random = 0;
    int all = 0;
    for (int seed = 0; seed < 40; seed++) {
      String document = document(10, 300, seed);
      for (LabelledText pair : pairs.of(document)) {
        assertTrue(size(pair) <= MOST, pair.texts().toString());
        if (!hasWords(pair)) {
          continue;
        }
        boolean other = number(pair.texts().get(1), 0) >= 400;
        assertEquals(other ? "random" : "next", pair.labels().get(0), pair.texts().toString());
        random += other ? 1 : 0;
        all++;
      }
      assertEquals(pairs.of(document).size(), pairs.of(document).size());
    }
    assertEquals(0.55, (double) random / all, 0.1);
  }
}
