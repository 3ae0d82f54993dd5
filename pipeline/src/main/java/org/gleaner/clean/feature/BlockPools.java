package org.gleaner.clean.feature;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gleaner.text.Segment;

/** What the segments in the blocks around a segment have in common, at several levels. */
final class BlockPools {
  private static final int[] LEVELS = {0, 1, 2, 3, 5, 7};

  private final List<Segment> segments;
  private final SegmentPool page = new SegmentPool();
  private final Map<Integer, SegmentPool> pools = new HashMap<>();

  BlockPools(List<Segment> segments, List<String[]> words) {
    this.segments = segments;
    for (int i = 0; i < segments.size(); i++) {
      page.add(segments.get(i), words.get(i).length);
      for (int block : blocks(i)) {
        pools
            .computeIfAbsent(block, number -> new SegmentPool())
            .add(segments.get(i), words.get(i).length);
      }
    }
  }

  private List<Integer> blocks(int i) {
    return segments.get(i).html() == null ? List.of() : segments.get(i).html().blocks();
  }

  /** Where there are fewer levels the outermost stands for the rest. */
  void addTo(FeatureRow row, int i) {
    List<Integer> blocks = blocks(i);
    SegmentPool nothing = new SegmentPool();
    nothing.add(segments.get(i), 0);
    for (int level : LEVELS) {
      SegmentPool pool =
          blocks.isEmpty() ? nothing : pools.get(blocks.get(Math.min(level, blocks.size() - 1)));
      pool.addTo(row, page);
    }
    row.add(shared(blocks, i - 1)).add(shared(blocks, i + 1));
  }

  /** How many levels up the nearest block is that also holds another segment; 1 if none is. */
  private double shared(List<Integer> blocks, int other) {
    if (other < 0 || other >= segments.size()) {
      return 1;
    }
    List<Integer> others = blocks(other);
    for (int level = 0; level < blocks.size(); level++) {
      if (others.contains(blocks.get(level))) {
        return level / 8.0;
      }
    }
    return 1;
  }
}
