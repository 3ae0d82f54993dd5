package org.gleaner.text.lexicon;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A text in which {@code [MASK]} and {@code <mask>} are not text but places whose piece is missing,
 * each read as the mask of the vocabulary, whichever of the two names that has. White space before
 * a mark is not read, as RoBERTa and ALBERT do (their mask takes the place of a word and its
 * blank). What stands between marks is cut into pieces by itself. Immutable.
 */
public final class MaskedText {
  private static final Pattern MARK =
      Pattern.compile(
          PieceLexicon.NAMES.get(Special.MASK).stream()
              .map(Pattern::quote)
              .collect(Collectors.joining("|")));

  private final Lexicon lexicon;
  private final String text;
  private final Pieces pieces;
  private final int[] masks;

  private MaskedText(Lexicon lexicon, String text) {
    this.lexicon = lexicon;
    this.text = text;
    Collected read = new Collected();
    Matcher mark = MARK.matcher(text);
    int at = 0;
    while (mark.find()) {
      read.add(lexicon.pieces(text.substring(at, mark.start()).stripTrailing()), at);
      read.mask(mark.start(), mark.end());
      at = mark.end();
    }
    read.add(lexicon.pieces(text.substring(at)), at);
    int[] begins = read.begins.build().toArray();
    int[] numbers = read.numbers.build().toArray();
    this.pieces =
        new Pieces(
            lexicon.cells(), numbers, begins, read.ends.build().toArray(), new int[begins.length]);
    this.masks = read.masks.build().toArray();
  }

  /**
   * Reads a text.
   *
   * @throws IllegalArgumentException if the vocabulary has no mask
   */
  public static MaskedText of(Lexicon lexicon, String text) {
    return new MaskedText(lexicon, text);
  }

  /** What has been read so far. */
  private final class Collected {
    private final int mask = number(lexicon);
    private final IntStream.Builder numbers = IntStream.builder();
    private final IntStream.Builder begins = IntStream.builder();
    private final IntStream.Builder ends = IntStream.builder();
    private final IntStream.Builder masks = IntStream.builder();
    private int size;

    void add(Pieces stretch, int from) {
      for (int number : stretch.numbers()) {
        numbers.add(number);
      }
      for (int i = 0; i < stretch.size(); i++) {
        begins.add(stretch.begin(i) + from);
        ends.add(stretch.end(i) + from);
      }
      size += stretch.size();
    }

    void mask(int begin, int end) {
      masks.add(size++);
      numbers.add(mask);
      for (int cell = 1; cell < lexicon.cells(); cell++) {
        numbers.add(0);
      }
      begins.add(begin);
      ends.add(end);
    }
  }

  /**
   * The number of the piece that stands for a missing one.
   *
   * @throws IllegalArgumentException if the vocabulary has none
   */
  public static int number(Lexicon lexicon) {
    int mask = lexicon.special(Special.MASK);
    if (mask < 0) {
      throw new IllegalArgumentException(
          "Cannot mask tokens: the vocabulary has no mask. Accepted: one with a special piece "
              + String.join(" or ", PieceLexicon.NAMES.get(Special.MASK))
              + ", as subwords writes it");
    }
    return mask;
  }

  /** The pieces; their words are not numbered. */
  public Pieces pieces() {
    return pieces;
  }

  /** The places of the masks among the pieces, ascending. */
  public int[] masks() {
    return masks.clone();
  }

  /**
   * The text with a piece in place of one mark, the others left as they are.
   *
   * @param mask from 0
   * @param number of the piece
   */
  public String filled(int mask, int number) {
    String before = text.substring(0, pieces.begin(masks[mask]));
    return lexicon.append(before, number) + text.substring(pieces.end(masks[mask]));
  }
}
