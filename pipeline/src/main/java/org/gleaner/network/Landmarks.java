package org.gleaner.network;

import java.util.BitSet;
import java.util.List;
import org.gleaner.text.Segment;

/**
 * How far a segment stands from what stands out in its document, before and after it: prose (20
 * words or more, hardly a link), headings, the main heading, and lines that are links.
 */
final class Landmarks {
  private static final int LONG = 20;

  private final int size;
  private final BitSet prose = new BitSet();
  private final BitSet headings = new BitSet();
  private final BitSet titles = new BitSet();
  private final BitSet links = new BitSet();

  Landmarks(List<Segment> segments, List<String[]> words) {
    size = segments.size();
    for (int i = 0; i < size; i++) {
      Segment segment = segments.get(i);
      int chars = segment.text().length();
      int linked = segment.html() == null ? 0 : segment.html().linkChars();
      int level = segment.html() == null ? 0 : segment.html().headingLevel();
      prose.set(i, words.get(i).length >= LONG && 3 * linked < chars);
      headings.set(i, level > 0);
      titles.set(i, level == 1);
      links.set(i, 2 * linked > chars);
    }
  }

  void addTo(FeatureRow row, int i) {
    addDistances(row, prose, i);
    addDistances(row, headings, i);
    addDistances(row, titles, i);
    addDistances(row, links, i);
    int before = prose.get(0, i).cardinality();
    row.addShare(before, prose.cardinality()).addLog(prose.cardinality());
  }

  /** The nearer, the greater; 0 where there is none. */
  private static void addDistances(FeatureRow row, BitSet marks, int i) {
    int before = i == 0 ? -1 : marks.previousSetBit(i - 1);
    int after = marks.nextSetBit(i + 1);
    row.add(before < 0 ? 0 : 1 / (1 + Math.log(i - before)));
    row.add(after < 0 ? 0 : 1 / (1 + Math.log(after - i)));
  }
}
