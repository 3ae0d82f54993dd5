package org.gleaner.text.segment;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.gleaner.text.Segment;
import org.gleaner.text.Segmenter;
import org.gleaner.text.WhiteSpace;

/**
 * A run of three or more blanks (U+0020) separates segments; nothing else does, line breaks
 * included.
 */
public final class TripleSpaceSegmenter implements Segmenter {
  @Override
  public List<Segment> segment(String text) {
    Objects.requireNonNull(text, "text");
    List<Segment> segments = new ArrayList<>();
    int begin = 0;
    int separator = text.indexOf(WhiteSpace.SEGMENT_SEPARATOR);
    while (separator >= 0) {
      WhiteSpace.addCollapsed(text, begin, separator, segments);
      begin = separator + WhiteSpace.SEGMENT_SEPARATOR.length();
      while (begin < text.length() && text.charAt(begin) == ' ') {
        begin++;
      }
      separator = text.indexOf(WhiteSpace.SEGMENT_SEPARATOR, begin);
    }
    WhiteSpace.addCollapsed(text, begin, text.length(), segments);
    return segments;
  }
}
