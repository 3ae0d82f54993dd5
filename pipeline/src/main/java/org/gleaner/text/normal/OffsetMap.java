package org.gleaner.text.normal;

import java.util.Arrays;
import org.gleaner.text.IntList;

/**
 * A mapping from a rewritten text to its source: pairs of corresponding positions, between which
 * chars were copied one by one or a range was replaced.
 */
final class OffsetMap {
  private final int[] targets;
  private final int[] sources;

  /** Both lists start with 0 and end with the lengths; neither decreases. */
  OffsetMap(IntList targets, IntList sources) {
    this.targets = targets.toArray();
    this.sources = sources.toArray();
  }

  /** Where a position of the rewritten text stands in the source. */
  int source(int target) {
    int i = lastAtMost(target);
    int source = sources[i] + target - targets[i];
    return i + 1 < sources.length
        ? Math.min(source, Math.max(sources[i], sources[i + 1] - 1))
        : source;
  }

  /** Where the source of what ends at a position of the rewritten text ends. */
  int sourceEnd(int target) {
    int i = firstAtLeast(target);
    if (targets[i] == target || i == 0) {
      return sources[i];
    }
    int previous = i - 1;
    return Math.min(sources[previous] + target - targets[previous], sources[i]);
  }

  private int lastAtMost(int target) {
    int i = firstAtLeast(target + 1);
    return i - 1;
  }

  /** The first index whose target is at least the given one; the length if there is none. */
  private int firstAtLeast(int target) {
    int low = 0;
    int high = targets.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (targets[middle] < target) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  @Override
  public String toString() {
    return Arrays.toString(targets) + " <- " + Arrays.toString(sources);
  }
}
