package org.gleaner.text.normal;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gleaner.text.Span;

/** Normalised text with its changes and the mapping back to the original. Immutable. */
public final class NormalizedText {
  private final String text;
  private final int originalLength;
  private final Map<Change, Integer> counts;
  private final List<OffsetMap> maps;

  NormalizedText(
      String text, int originalLength, EnumMap<Change, Integer> counts, List<OffsetMap> maps) {
    this.text = text;
    this.originalLength = originalLength;
    this.counts = Collections.unmodifiableMap(counts);
    this.maps = List.copyOf(maps);
  }

  /** The normalised text; the original string itself if nothing had to be changed. */
  public String text() {
    return text;
  }

  /** The kinds of change that were made; empty if the text was normal. */
  public Set<Change> changes() {
    return counts.keySet();
  }

  /** The number of changes by kind. */
  public Map<Change, Integer> counts() {
    return counts;
  }

  /**
   * Where a position of the normalised text stands in the original: the char that was there or the
   * first of those that it replaces. Never decreases; the length maps to the original's length.
   *
   * @param offset from 0 to the length of the text, both allowed
   * @throws IndexOutOfBoundsException if the offset is outside
   */
  public int originalOffset(int offset) {
    if (offset < 0 || offset > text.length()) {
      throw new IndexOutOfBoundsException(
          "Cannot map offset: " + offset + ". Accepted: 0 to " + text.length());
    }
    if (offset == text.length()) {
      return originalLength;
    }
    int at = offset;
    for (int i = maps.size() - 1; i >= 0; i--) {
      at = maps.get(i).source(at);
    }
    return at;
  }

  /**
   * Where a position of the original stands in the normalised text: the first position that maps to
   * it or to a later one.
   *
   * @param original from 0 to the length of the original, both allowed
   */
  public int offset(int original) {
    int low = 0;
    int high = text.length();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (originalOffset(middle) < original) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /**
   * The range of the original that a range of the text comes from, without what was removed after
   * it.
   *
   * @throws IndexOutOfBoundsException if an end is outside the text or they are in wrong order
   */
  public Span originalSpan(int begin, int end) {
    if (begin > end) {
      throw new IndexOutOfBoundsException("Cannot map range: " + begin + " to " + end);
    }
    int from = originalOffset(begin);
    if (begin == end) {
      return new Span(from, from);
    }
    int at = end;
    for (int i = maps.size() - 1; i >= 0; i--) {
      at = maps.get(i).sourceEnd(at);
    }
    return new Span(from, Math.max(from, at));
  }

  /** The kinds of change. */
  public enum Change {
    /** Letters and their combining marks were composed (Unicode NFC). */
    COMPOSED,
    /** Control characters were removed. */
    CONTROL_REMOVED,
    /** Characters of no width or of writing direction were removed. */
    INVISIBLE_REMOVED,
    /** Half of a surrogate pair was replaced by U+FFFD. */
    SURROGATE_REPLACED,
    /** A ligature became the letters that it stands for. */
    LIGATURE_EXPANDED,
    /** A word or compound that was cut at the end of a line was joined. */
    LINE_HYPHEN_JOINED,
    /** UTF-8 that had been read by a single-byte character set was repaired. */
    MOJIBAKE_REPAIRED,
    /** A run of white space became one blank, or three. */
    SPACE_COLLAPSED,
    /** A line end became LF. */
    LINE_END_UNIFIED
  }
}
