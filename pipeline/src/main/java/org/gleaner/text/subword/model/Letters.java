package org.gleaner.text.subword.model;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** The pieces of single characters, at one of the places of a word. */
final class Letters {
  private final int[] plane = new int[Character.MAX_VALUE + 1];
  private final Map<Integer, Integer> others = new HashMap<>();

  /**
   * The letters of a vocabulary.
   *
   * @param mark what stands before the character in the piece
   * @param suffix what stands after it
   * @param hidden the numbers of pieces that match no text
   */
  Letters(Map<String, Integer> pieces, String mark, String suffix, Set<Integer> hidden) {
    Arrays.fill(plane, -1);
    pieces.forEach(
        (piece, number) -> {
          int length = piece.length() - mark.length() - suffix.length();
          boolean letter =
              (length == 1 || length == 2) && piece.startsWith(mark) && piece.endsWith(suffix);
          int c = letter ? piece.codePointAt(mark.length()) : 0;
          if (letter && Character.charCount(c) == length && !hidden.contains(number)) {
            put(c, number);
          }
        });
  }

  private void put(int c, int number) {
    if (c < plane.length) {
      plane[c] = number;
    } else {
      others.put(c, number);
    }
  }

  /** The piece of a character; -1 if there is none. */
  int piece(int c) {
    return c < plane.length ? plane[c] : others.getOrDefault(c, -1);
  }
}
