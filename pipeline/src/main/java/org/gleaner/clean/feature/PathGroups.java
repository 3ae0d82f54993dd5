package org.gleaner.clean.feature;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gleaner.text.HtmlContext;
import org.gleaner.text.Segment;

/**
 * What a segment has in common with others of its page by its tag path: how many share the path,
 * the path without its last tag, or the path and the nearest classes; how long those are and how
 * linked; and how far the segments before and after stand in the tree.
 */
final class PathGroups {
  private static final int KEYS = 3;

  private final List<Segment> segments;
  private final SegmentPool page = new SegmentPool();
  private final List<Map<String, SegmentPool>> groups =
      List.of(new HashMap<>(), new HashMap<>(), new HashMap<>());

  PathGroups(List<Segment> segments, List<String[]> words) {
    this.segments = segments;
    for (int i = 0; i < segments.size(); i++) {
      page.add(segments.get(i), words.get(i).length);
      for (int key = 0; key < KEYS; key++) {
        groups
            .get(key)
            .computeIfAbsent(key(i, key), name -> new SegmentPool())
            .add(segments.get(i), words.get(i).length);
      }
    }
  }

  private String key(int i, int kind) {
    HtmlContext html = segments.get(i).html();
    if (html == null) {
      return "";
    }
    String path = html.path();
    return switch (kind) {
      case 0 -> path;
      case 1 -> path.substring(0, Math.max(0, path.lastIndexOf('/')));
      default -> path + ' ' + html.nearClasses();
    };
  }

  void addTo(FeatureRow row, int i) {
    for (int key = 0; key < KEYS; key++) {
      groups.get(key).get(key(i, key)).addTo(row, page);
    }
    addDistance(row, i, i - 1);
    addDistance(row, i, i + 1);
  }

  /** How much of the deeper path two segments share; whether the paths are equal. */
  private void addDistance(FeatureRow row, int i, int other) {
    if (other < 0 || other >= segments.size() || segments.get(i).html() == null) {
      row.add(-1).add(0);
      return;
    }
    String here = segments.get(i).html().path();
    String there = segments.get(other).html() == null ? "" : segments.get(other).html().path();
    int common = 0;
    int least = Math.min(here.length(), there.length());
    while (common < least && here.charAt(common) == there.charAt(common)) {
      common++;
    }
    row.addShare(common, Math.max(here.length(), there.length())).add(here.equals(there));
  }
}
