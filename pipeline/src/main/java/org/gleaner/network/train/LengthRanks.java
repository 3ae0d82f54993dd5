package org.gleaner.network.train;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.gleaner.random.Permutation;

/**
 * Ranks examples by length without sorting them: the counts of each partition give where the
 * examples of a length start, and a shuffle gives each one's place among them. An example's rank
 * depends on the seed and on the examples before it, not on the partitions.
 */
final class LengthRanks implements Serializable {
  private static final long serialVersionUID = 1L;

  private final long seed;
  private final long examples;
  private final Map<Integer, Range> ranges = new TreeMap<>();
  private final List<Map<Integer, Integer>> before = new ArrayList<>();

  /** The ranks that belong to the partitions' counts, given in their order. */
  LengthRanks(List<LengthCounts> partitions, long seed) {
    this.seed = seed;
    Map<Integer, Long> totals = new TreeMap<>();
    for (LengthCounts partition : partitions) {
      Map<Integer, Integer> seen = new HashMap<>();
      for (Map.Entry<Integer, Long> entry : partition.counts().entrySet()) {
        long there = totals.getOrDefault(entry.getKey(), 0L);
        seen.put(entry.getKey(), Math.toIntExact(there));
        totals.put(entry.getKey(), there + entry.getValue());
      }
      before.add(seen);
    }
    long begin = 0;
    for (Map.Entry<Integer, Long> entry : totals.entrySet()) {
      ranges.put(entry.getKey(), new Range(begin, Math.toIntExact(entry.getValue())));
      begin += entry.getValue();
    }
    examples = begin;
  }

  long examples() {
    return examples;
  }

  /** Ranks the examples of a partition, which must be asked for in their order. */
  Reader reader(int partition) {
    return new Reader(new HashMap<>(before.get(partition)));
  }

  /** The ranks of the examples of one length. */
  private static final class Range implements Serializable {
    private static final long serialVersionUID = 1L;

    private final long begin;
    private final int count;

    Range(long begin, int count) {
      this.begin = begin;
      this.count = count;
    }
  }

  /** A walk over a partition. */
  final class Reader {
    private final Map<Integer, Integer> seen;

    Reader(Map<Integer, Integer> seen) {
      this.seen = seen;
    }

    /** The rank of the next example. */
    long next(int length) {
      Range range = ranges.get(length);
      int place = seen.merge(length, 1, Integer::sum) - 1;
      return range.begin + new Permutation(range.count, Permutation.key(seed, length)).of(place);
    }
  }
}
