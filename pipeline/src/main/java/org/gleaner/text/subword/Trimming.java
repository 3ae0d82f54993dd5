package org.gleaner.text.subword;

import org.gleaner.text.subword.model.PieceList;
import org.gleaner.text.subword.normal.CharacterKinds;

/**
 * Leaves the blanks at the ends of pieces out of their stretches.
 *
 * @param prefix whether a blank is put before a text, which is then not in the stretch of its first
 *     piece
 */
record Trimming(boolean prefix) {
  private static final char BLANK = '\u0120';

  /** Trims all pieces of a text. */
  void apply(PieceList pieces, PieceCutter cutter, String original) {
    for (int i = 0; i < pieces.size(); i++) {
      String text = pieces.text(i) == null ? cutter.name(pieces.piece(i)) : pieces.text(i);
      int left = left(text);
      if (left == text.length() && isPut(pieces, i, left)) {
        pieces.move(i, pieces.begin(i), pieces.begin(i));
      } else if (left + right(text) > 0) {
        trim(pieces, i, isPut(pieces, i, left) ? 0 : left, right(text), original);
      }
    }
  }

  /** Whether the only blank that a piece begins with is not one of the text. */
  private boolean isPut(PieceList pieces, int index, int left) {
    return prefix && left == 1 && (index == 0 || pieces.begin(index) == 0);
  }

  private static void trim(PieceList pieces, int index, int left, int right, String original) {
    int begin = Math.min(pieces.begin(index) + left, pieces.end(index));
    int end = Math.max(pieces.end(index) - right, begin);
    pieces.move(
        index,
        isInside(original, begin) ? begin + 1 : begin,
        isInside(original, end) ? end + 1 : end);
  }

  /** Whether an offset parts a character. */
  private static boolean isInside(String text, int offset) {
    return offset > 0
        && offset < text.length()
        && Character.isSurrogatePair(text.charAt(offset - 1), text.charAt(offset));
  }

  private static boolean isBlank(char c) {
    return c == BLANK || CharacterKinds.isSpace(c);
  }

  private static int left(String text) {
    int count = 0;
    while (count < text.length() && isBlank(text.charAt(count))) {
      count++;
    }
    return count;
  }

  private static int right(String text) {
    int count = 0;
    while (count < text.length() && isBlank(text.charAt(text.length() - 1 - count))) {
      count++;
    }
    return count;
  }
}
