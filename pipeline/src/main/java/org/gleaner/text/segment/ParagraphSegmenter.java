package org.gleaner.text.segment;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.gleaner.text.Segment;
import org.gleaner.text.Segmenter;
import org.gleaner.text.WhiteSpace;

/**
 * Every line that is not blank is a segment: plain text whose paragraphs stand on lines of their
 * own, with or without blank lines between them. Lines end with LF, CR or both.
 */
public final class ParagraphSegmenter implements Segmenter {
  @Override
  public List<Segment> segment(String text) {
    Objects.requireNonNull(text, "text");
    List<Segment> segments = new ArrayList<>();
    int begin = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\n' || c == '\r') {
        WhiteSpace.addCollapsed(text, begin, i, segments);
        begin = i + 1;
      }
    }
    WhiteSpace.addCollapsed(text, begin, text.length(), segments);
    return segments;
  }
}
