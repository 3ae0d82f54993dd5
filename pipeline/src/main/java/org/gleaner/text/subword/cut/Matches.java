package org.gleaner.text.subword.cut;

import java.util.Arrays;

/** A part as stretches that follow each other, each matched or not. */
final class Matches {
  private final int to;
  private int[] ends = new int[16];
  private boolean[] matched = new boolean[16];
  private int size;
  private int last;

  Matches(Part part) {
    this.last = part.from();
    this.to = part.to();
  }

  /** Adds a match that begins where the last one ended, or later. */
  void add(int begin, int end) {
    if (last < begin) {
      append(begin, false);
    }
    append(end, true);
  }

  private void append(int end, boolean match) {
    if (size == ends.length) {
      ends = Arrays.copyOf(ends, size * 2);
      matched = Arrays.copyOf(matched, size * 2);
    }
    ends[size] = end;
    matched[size++] = match;
    last = end;
  }

  /** Ends the stretches with what follows the last match. */
  int finish() {
    if (last < to) {
      append(to, false);
    }
    return size;
  }

  int end(int stretch) {
    return ends[stretch];
  }

  boolean isMatch(int stretch) {
    return matched[stretch];
  }
}
