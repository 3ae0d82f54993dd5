package org.gleaner.text.subword.model;

import org.gleaner.text.subword.cut.Part;

/** Cuts words into pieces of a vocabulary. Immutable and thread-safe. */
public interface PieceModel {
  /** Appends the pieces of a word that is not empty. */
  void cut(Part word, PieceList into);
}
