package org.gleaner.text.subword.cut;

import org.gleaner.text.subword.normal.AlignedText;

/**
 * A part of a prepared text.
 *
 * @param text the prepared text
 * @param from index of its first char
 * @param to index after its last char
 * @param piece the number of the piece that it is as a whole; {@link #OPEN} if it is yet to be cut
 */
public record Part(AlignedText text, int from, int to, int piece) {
  /** The number of a part that is yet to be cut. */
  public static final int OPEN = -1;

  /** A whole text that is yet to be cut. */
  public static Part of(AlignedText text) {
    return new Part(text, 0, text.length(), OPEN);
  }

  /** Whether it is yet to be cut. */
  public boolean isOpen() {
    return piece == OPEN;
  }

  /** Another stretch of the same text, yet to be cut. */
  Part range(int begin, int end) {
    return new Part(text, begin, end, OPEN);
  }

  /** The part as a text of its own. */
  AlignedText whole() {
    return text.subSequence(from, to);
  }

  @Override
  public String toString() {
    return text.substring(from, to);
  }
}
