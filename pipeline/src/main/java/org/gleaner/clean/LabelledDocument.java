package org.gleaner.clean;

import java.io.Serializable;
import java.util.List;
import org.gleaner.text.Segment;

/**
 * A document with a decision on each segment.
 *
 * @param segments in order
 * @param remove as many; true where the segment is boilerplate
 * @param gold the text that should be left, for the page word-F1; null if unknown
 */
public record LabelledDocument(List<Segment> segments, List<Boolean> remove, String gold)
    implements Serializable {
  /** Checks that there are as many labels as segments; the lists are copied. */
  public LabelledDocument {
    if (segments.size() != remove.size()) {
      throw new IllegalArgumentException(
          "Cannot label document: "
              + remove.size()
              + " labels. Accepted: one for each of "
              + segments.size()
              + " segments");
    }
    segments = List.copyOf(segments);
    remove = List.copyOf(remove);
  }
}
