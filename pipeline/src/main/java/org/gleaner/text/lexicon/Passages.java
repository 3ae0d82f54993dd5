package org.gleaner.text.lexicon;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts documents into passages of about equal length that a network reads whole. A passage begins
 * and ends with a word, unless a single word is longer than a passage. Every piece of a document is
 * in one passage, and no passage has pieces of two documents. Immutable and thread-safe; travels.
 */
public final class Passages implements Serializable {
  private static final long serialVersionUID = 1L;

  private final Lexicon lexicon;
  private final int most;

  /**
   * Passages.
   *
   * @param most pieces of a passage, at least 1
   */
  public Passages(Lexicon lexicon, int most) {
    this.lexicon = lexicon;
    this.most = most;
  }

  /** The passages of a document in order; none if it has no piece. */
  public List<String> of(String document) {
    Pieces pieces = lexicon.pieces(document);
    List<String> passages = new ArrayList<>();
    int from = 0;
    while (from < pieces.size()) {
      int to = end(pieces, from);
      String passage = document.substring(pieces.begin(from), pieces.end(to - 1)).strip();
      if (!passage.isEmpty()) {
        passages.add(passage);
      }
      from = to;
    }
    return passages;
  }

  /** The end of the passage that begins with a piece: the rest is shared out evenly. */
  private int end(Pieces pieces, int from) {
    int rest = pieces.size() - from;
    int count = (rest + most - 1) / most;
    int even = from + (rest + count - 1) / count;
    int end = even;
    while (end > from && end < pieces.size() && pieces.word(end) == pieces.word(end - 1)) {
      end--;
    }
    return end == from ? even : end;
  }
}
