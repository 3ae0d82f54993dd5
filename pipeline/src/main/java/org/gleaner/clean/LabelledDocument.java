package org.gleaner.clean;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.gleaner.text.Segment;

/** A document with a decision on each segment. Immutable; travels. */
public final class LabelledDocument implements Serializable {
  private static final long serialVersionUID = 1L;

  private final ArrayList<Segment> segments;
  private final ArrayList<Boolean> remove;
  private final String gold;

  /**
   * A document; the lists are copied.
   *
   * @param segments in order
   * @param remove as many; true where the segment is boilerplate
   * @param gold the text that should be left, for the page word-F1; null if unknown
   * @throws IllegalArgumentException unless there are as many labels as segments
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
    this.segments = new ArrayList<>(segments);
    this.remove = new ArrayList<>(remove);
    this.gold = gold;
  }

  /** A document whose labels are not known: every segment is kept. */
  public static LabelledDocument unlabelled(List<Segment> segments) {
    return new LabelledDocument(segments, Collections.nCopies(segments.size(), false), null);
  }

  /** The segments in order; not to be changed. */
  public List<Segment> segments() {
    return segments;
  }

  /** For each segment whether it is boilerplate; not to be changed. */
  public List<Boolean> remove() {
    return remove;
  }

  /** The text that should be left; null if unknown. */
  public String gold() {
    return gold;
  }
}
