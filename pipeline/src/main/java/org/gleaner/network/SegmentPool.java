package org.gleaner.network;

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

  void add(Segment segment, int length) {
    String text = segment.text();
    count++;
    words += length;
    longSegments += length >= LONG ? 1 : 0;
    chars += text.length();
    linkChars += segment.html() == null ? 0 : segment.html().linkChars();
    stops += text.endsWith(".") ? 1 : 0;
  }

  /**
   * Adds how many they are, how long, how linked, and how many are long or end with a full stop.
   */
  void addTo(FeatureRow row, int all) {
    row.addLog(count).addShare(count, all).addLog(words / (double) count);
    row.addLog(words).addShare(linkChars, chars).addShare(longSegments, count);
    row.addShare(stops, count);
  }
}
