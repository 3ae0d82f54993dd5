package org.gleaner.text.lexicon;

import java.util.Arrays;

/** The pieces of a text, in order. The arrays are not copied and must not be changed. */
public final class Pieces {
  private final int cells;
  private final int[] numbers;
  private final int[] begins;
  private final int[] ends;
  private final int[] words;

  /**
   * Pieces.
   *
   * @param cells numbers of a piece
   * @param numbers of one piece after the other
   * @param begins where each piece begins in the text
   * @param ends where each piece ends in the text
   * @param words the number of the word that each piece belongs to
   */
  public Pieces(int cells, int[] numbers, int[] begins, int[] ends, int[] words) {
    this.cells = cells;
    this.numbers = numbers;
    this.begins = begins;
    this.ends = ends;
    this.words = words;
  }

  /** How many there are. */
  public int size() {
    return numbers.length / cells;
  }

  /** The numbers of one piece after the other. */
  public int[] numbers() {
    return numbers;
  }

  /** Where a piece begins in the text. */
  public int begin(int piece) {
    return begins[piece];
  }

  /** Where a piece ends in the text. */
  public int end(int piece) {
    return ends[piece];
  }

  /** The number of the word that a piece belongs to, from 0. */
  public int word(int piece) {
    return words[piece];
  }

  /** Some pieces that follow each other; offsets and words stay as they are. */
  public Pieces range(int from, int to) {
    return new Pieces(
        cells,
        Arrays.copyOfRange(numbers, from * cells, to * cells),
        Arrays.copyOfRange(begins, from, to),
        Arrays.copyOfRange(ends, from, to),
        Arrays.copyOfRange(words, from, to));
  }

  /** These pieces and then others of the same text. */
  public Pieces and(Pieces others) {
    return new Pieces(
        cells,
        joined(numbers, others.numbers),
        joined(begins, others.begins),
        joined(ends, others.ends),
        joined(words, others.words));
  }

  private static int[] joined(int[] first, int[] second) {
    int[] all = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, all, first.length, second.length);
    return all;
  }
}
