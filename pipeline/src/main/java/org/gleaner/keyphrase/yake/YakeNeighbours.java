package org.gleaner.keyphrase.yake;

import java.util.Arrays;
import org.gleaner.keyphrase.document.LongIndex;

/** Which terms follow which within YAKE's window, how often, and how varied a term's sides are. */
final class YakeNeighbours {
  private final LongIndex edges = new LongIndex();
  private int[] counts = new int[64];
  private final int[] rightKinds;
  private final int[] rightTotal;
  private final int[] leftKinds;
  private final int[] leftTotal;

  YakeNeighbours(int terms) {
    rightKinds = new int[terms];
    rightTotal = new int[terms];
    leftKinds = new int[terms];
    leftTotal = new int[terms];
  }

  /** Counts one meeting. */
  void add(int left, int right) {
    int known = edges.size();
    int number = edges.number(key(left, right));
    if (number == known) {
      if (number == counts.length) {
        counts = Arrays.copyOf(counts, number * 2);
      }
      rightKinds[left]++;
      leftKinds[right]++;
    }
    counts[number]++;
    rightTotal[left]++;
    leftTotal[right]++;
  }

  /** How often the right term followed the left one. */
  int meetings(int left, int right) {
    int number = edges.find(key(left, right));
    return number < 0 ? 0 : counts[number];
  }

  /** Different left neighbours as a share of all. */
  double leftVariety(int term) {
    return leftTotal[term] == 0 ? 0 : (double) leftKinds[term] / leftTotal[term];
  }

  /** Different right neighbours as a share of all. */
  double rightVariety(int term) {
    return rightTotal[term] == 0 ? 0 : (double) rightKinds[term] / rightTotal[term];
  }

  private static long key(int left, int right) {
    return ((long) left << 32) | right;
  }
}
