package org.gleaner.text.lexicon;

/** Pieces that stand for no text. */
public enum Special {
  /** Pads a sequence. */
  PADDING,
  /** Stands for whatever is not in the vocabulary. */
  UNKNOWN,
  /** Begins a sequence. */
  BEGIN,
  /** Ends a sequence. */
  END,
  /** Stands between two texts. */
  SEPARATOR,
  /** Stands for a piece to be predicted. */
  MASK
}
