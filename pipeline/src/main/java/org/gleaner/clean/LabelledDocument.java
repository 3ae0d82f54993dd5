package org.gleaner.clean;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.gleaner.text.Segment;

/** A document with a decision on each segment. */
public final class LabelledDocument implements Serializable {
  private static final long serialVersionUID = 1L;

  private final List<Segment> segments;
  private final List<Boolean> remove;
  private final String gold;

  /**
   * Checks that there are as many labels as segments; the lists are copied.
   *
   * @param segments in order
   * @param remove as many; true where the segment is boilerplate
   * @param gold the text that should be left, for the page word-F1; null if unknown
   */
  public LabelledDocument(List<Segment> segments, List<Boolean> remove, String gold) {
    if (segments.size() != remove.size()) {
      throw new IllegalArgumentException(
          "Cannot label document: "
              + remove.size()
              + " labels. Accepted: one for each of "
              + segments.size()
              + " segments");
    }

    this.segments = new ArrayList<>(List.copyOf(segments));
    this.remove = new ArrayList<>(List.copyOf(remove));
    this.gold = gold;
  }

  /** In order. */
  public List<Segment> segments() {
    return Collections.unmodifiableList(segments);
  }

  /** As many; true where the segment is boilerplate. */
  public List<Boolean> remove() {
    return Collections.unmodifiableList(remove);
  }

  /** The text that should be left, for the page word-F1; null if unknown. */
  public String gold() {
    return gold;
  }
}
