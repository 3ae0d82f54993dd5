package org.gleaner.clean.feature;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gleaner.text.Segment;

/**
 * Where a segment stands in its document: position, how much text is around it, and how often the
 * same text, with or without its digits, occurs in the document.
 */
final class Neighbourhood {
  private static final int[] REACHES = {1, 3, 7, 20};

  private final List<Segment> segments;
  private final double[] wordsBefore;
  private final Map<String, Integer> copies = new HashMap<>();
  private final Map<String, Integer> moulds = new HashMap<>();

  Neighbourhood(List<Segment> segments, List<String[]> words) {
    this.segments = segments;
    this.wordsBefore = new double[segments.size() + 1];
    for (int i = 0; i < segments.size(); i++) {
      wordsBefore[i + 1] = wordsBefore[i] + words.get(i).length;
      copies.merge(segments.get(i).text(), 1, Integer::sum);
      moulds.merge(mould(segments.get(i).text()), 1, Integer::sum);
    }
  }

  /** The text with every digit made 0. */
  private static String mould(String text) {
    char[] chars = text.toCharArray();
    for (int i = 0; i < chars.length; i++) {
      chars[i] = Character.isDigit(chars[i]) ? '0' : chars[i];
    }
    return new String(chars);
  }

  void addTo(FeatureRow row, int i) {
    int size = segments.size();
    double place = (i + 0.5) / size;
    row.add(place).add(place * place).addLog(i).addLog(size - 1 - i).addLog(size);
    row.addShare(wordsBefore[i], wordsBefore[size]).addLog(wordsBefore[size]);
    row.addShare(wordsBefore[i + 1] - wordsBefore[i], wordsBefore[size]);
    row.addLog(copies.get(segments.get(i).text()) - 1);
    row.addLog(moulds.get(mould(segments.get(i).text())) - 1);
    for (int reach : REACHES) {
      int from = Math.max(0, i - reach);
      int to = Math.min(size, i + 1 + reach);
      row.addLog((wordsBefore[i] - wordsBefore[from]) / Math.max(1, i - from));
      row.addLog((wordsBefore[to] - wordsBefore[i + 1]) / Math.max(1, to - i - 1));
    }
  }
}
