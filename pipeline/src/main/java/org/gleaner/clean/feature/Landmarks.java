package org.gleaner.clean.feature;

import java.util.BitSet;
import java.util.List;
import org.gleaner.text.Segment;

/**
 * The distance of a segment from landmarks of its document, before and after it: prose, headings,
 * the main heading, and lines that are links.
 */
final class Landmarks {
  private static final int LONG = 20;

  private final Marks prose;
  private final Marks headings;
  private final Marks titles;
  private final Marks links;

  /** Of the levels that {@link Headings} returns. */
  Landmarks(List<Segment> segments, List<String[]> words, int[] levels) {
    int size = segments.size();
    BitSet longText = new BitSet();
    BitSet anyHeading = new BitSet();
    BitSet mainHeading = new BitSet();
    BitSet mostlyLink = new BitSet();
    for (int i = 0; i < size; i++) {
      Segment segment = segments.get(i);
      longText.set(i, isProse(segment, words.get(i).length));
      anyHeading.set(i, levels[i] > 0);
      mainHeading.set(i, levels[i] == 1);
      mostlyLink.set(i, 2 * linked(segment) > segment.text().length());
    }
    prose = new Marks(longText, size);
    headings = new Marks(anyHeading, size);
    titles = new Marks(mainHeading, size);
    links = new Marks(mostlyLink, size);
  }

  /** Whether a segment has 20 words or more, and less than a third of it is links. */
  static boolean isProse(Segment segment, int words) {
    return words >= LONG && 3 * linked(segment) < segment.text().length();
  }

  private static int linked(Segment segment) {
    return segment.html() == null ? 0 : segment.html().linkChars();
  }

  void addTo(FeatureRow row, int i) {
    prose.addDistances(row, i);
    headings.addDistances(row, i);
    titles.addDistances(row, i);
    links.addDistances(row, i);
    row.addShare(prose.passed[i], prose.all).addLog(prose.all);
  }

  /** What stands before and behind each segment, found in one pass each way. */
  private static final class Marks {
    private final int[] before;
    private final int[] after;
    private final int[] passed;
    private final int all;

    Marks(BitSet marks, int size) {
      before = new int[size];
      after = new int[size];
      passed = new int[size];
      int last = -1;
      int count = 0;
      for (int i = 0; i < size; i++) {
        before[i] = last;
        passed[i] = count;
        last = marks.get(i) ? i : last;
        count += marks.get(i) ? 1 : 0;
      }
      all = count;
      int next = -1;
      for (int i = size - 1; i >= 0; i--) {
        after[i] = next;
        next = marks.get(i) ? i : next;
      }
    }

    /** Greater for a nearer landmark; 0 without a landmark. */
    void addDistances(FeatureRow row, int i) {
      row.add(before[i] < 0 ? 0 : 1 / (1 + Math.log(i - before[i])));
      row.add(after[i] < 0 ? 0 : 1 / (1 + Math.log(after[i] - i)));
    }
  }
}
