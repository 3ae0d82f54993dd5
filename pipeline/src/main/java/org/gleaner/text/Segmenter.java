package org.gleaner.text;

import java.util.List;

/**
 * Splits a document into the segments that are kept or removed as a whole. Implementations are
 * immutable, thread-safe and deterministic, take time linear in the text, and accept any sequence
 * of chars.
 */
public interface Segmenter {
  /**
   * The segments in order of their offsets, without overlap and none of them blank. A blank text
   * has no segments.
   *
   * @throws NullPointerException if the text is null
   */
  List<Segment> segment(String text);
}
