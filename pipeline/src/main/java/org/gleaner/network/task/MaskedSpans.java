package org.gleaner.network.task;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Spans of whole words to mask (Joshi et al. 2020, section 2.2). A span begins with a random word
 * that is not in one yet. Its length in words is geometric with p = 0.2, of at most 10, shorter
 * ones being likelier in the same proportions: 3.8 on average. It ends earlier before a special
 * token, a word of another span, and one that is too long for the rest of the tokens to mask.
 */
final class MaskedSpans {
  private static final double END = 0.2;

  /** Words of a span, at most. */
  static final int LONGEST = 10;

  /** The probability that a geometric length is within the longest. */
  private static final double WITHIN = 1 - Math.pow(1 - END, LONGEST);

  private final int[] begins;
  private final int end;
  private final boolean[] taken;
  private final int[] places;
  private int count;

  /**
   * Spans of a sequence.
   *
   * @param begins the places where words begin, ascending
   * @param end the place after the last word
   * @param special for each word whether it is a special token; changed
   * @param most tokens of all spans together
   */
  MaskedSpans(int[] begins, int end, boolean[] special, int most) {
    this.begins = begins;
    this.end = end;
    this.taken = special;
    this.places = new int[most];
  }

  /** A length in words. */
  static int length(SplittableRandom random) {
    double tail = 1 - random.nextDouble() * WITHIN;
    return Math.min(LONGEST, 1 + (int) (Math.log(tail) / Math.log(1 - END)));
  }

  /** The places of the tokens of random spans, ascending. */
  int[] draw(SplittableRandom random) {
    int[] order = new int[begins.length];
    for (int i = 0; i < order.length && count < places.length; i++) {
      int word = Masking.next(order, i, random);
      if (!taken[word]) {
        take(word, length(random));
      }
    }
    int[] all = Arrays.copyOf(places, count);
    Arrays.sort(all);
    return all;
  }

  private void take(int first, int length) {
    for (int word = first; word < Math.min(begins.length, first + length); word++) {
      int to = word + 1 < begins.length ? begins[word + 1] : end;
      if (taken[word] || count + to - begins[word] > places.length) {
        return;
      }
      taken[word] = true;
      for (int place = begins[word]; place < to; place++) {
        places[count++] = place;
      }
    }
  }
}
