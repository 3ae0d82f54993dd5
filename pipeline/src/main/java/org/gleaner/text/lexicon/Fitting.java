package org.gleaner.text.lexicon;

import java.util.Arrays;
import java.util.List;

/** How many pieces of each text are read where all together are too many. */
public final class Fitting {
  private Fitting() {}

  /**
   * The number of pieces of each text, so that together they are at most a number: the longest text
   * loses its last piece, of equals the later one, until they fit. Every text that has a piece
   * keeps one.
   *
   * @param most pieces of all texts together
   */
  public static int[] lengths(List<Pieces> texts, int most) {
    int[] lengths = new int[texts.size()];
    Arrays.setAll(lengths, i -> texts.get(i).size());
    for (int over = Arrays.stream(lengths).sum() - most; over > 0; over--) {
      int longest = 0;
      for (int i = 1; i < lengths.length; i++) {
        longest = lengths[i] >= lengths[longest] ? i : longest;
      }
      if (lengths[longest] <= 1) {
        break;
      }
      lengths[longest]--;
    }
    return lengths;
  }
}
