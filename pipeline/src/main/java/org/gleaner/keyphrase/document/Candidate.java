package org.gleaner.keyphrase.document;

import java.util.Arrays;

/** A phrase of a document that may be a keyphrase: all its occurrences with the same stems. */
public final class Candidate {
  private final int words;
  private final long hash;
  private int[] starts = new int[2];
  private int occurrences;

  /** A candidate without occurrences, of that many words. */
  public Candidate(int words, long hash) {
    this.words = words;
    this.hash = hash;
  }

  /** Adds an occurrence by the number of its first token; in order. */
  public void addOccurrence(int start) {
    if (occurrences == starts.length) {
      starts = Arrays.copyOf(starts, occurrences * 2);
    }
    starts[occurrences++] = start;
  }

  /** Number of words. */
  public int words() {
    return words;
  }

  /** {@link PhraseHash} of its stems. */
  public long hash() {
    return hash;
  }

  /** Number of occurrences, at least 1. */
  public int occurrences() {
    return occurrences;
  }

  /** Number of the first token of an occurrence; occurrences are in order. */
  public int start(int occurrence) {
    return starts[occurrence];
  }

  /** Number of the first token of the first occurrence. */
  public int first() {
    return starts[0];
  }
}
