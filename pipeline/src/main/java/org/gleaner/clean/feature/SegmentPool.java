package org.gleaner.clean.feature;

import org.gleaner.text.Segment;

/** Sums over segments that have something in common. */
final class SegmentPool {
  private static final int LONG = 20;

  private int count;
  private int chars;
  private int linkChars;
  private int words;
  private int longSegments;
  private int stops;
  private int prose;

  void add(Segment segment, int length) {
    String text = segment.text();
    count++;
    words += length;
    longSegments += length >= LONG ? 1 : 0;
    chars += text.length();
    linkChars += segment.html() == null ? 0 : segment.html().linkChars();
    prose += Landmarks.isProse(segment, length) ? length : 0;
    stops += text.endsWith(".") ? 1 : 0;
  }

  /**
   * Adds how many they are, how long, how linked, how many are long or end with a full stop, and
   * their share in the words of the page's prose.
   *
   * @param page the segments of the whole page
   */
  void addTo(FeatureRow row, SegmentPool page) {
    row.addLog(count).addShare(count, page.count).addLog(words / (double) count);
    row.addLog(words).addShare(linkChars, chars).addShare(longSegments, count);
    row.addShare(stops, count).addShare(prose, page.prose);
  }
}
