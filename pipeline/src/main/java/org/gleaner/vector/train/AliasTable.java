package org.gleaner.vector.train;

import org.gleaner.random.RandomStream;

/**
 * Draws numbers with given weights in constant time and exactly in proportion (Walker's alias
 * method as built by Vose 1991). Immutable.
 */
final class AliasTable {
  private final int[] threshold;
  private final int[] alias;

  private AliasTable(int[] threshold, int[] alias) {
    this.threshold = threshold;
    this.alias = alias;
  }

  /**
   * A table of the given weights.
   *
   * @param weights not negative, not all 0
   */
  static AliasTable of(double[] weights) {
    int size = weights.length;
    double sum = 0;
    for (double weight : weights) {
      sum += weight;
    }
    double[] scaled = new double[size];
    int[] small = new int[size];
    int[] large = new int[size];
    int smalls = 0;
    int larges = 0;
    for (int i = 0; i < size; i++) {
      scaled[i] = weights[i] * size / sum;
      if (scaled[i] < 1) {
        small[smalls++] = i;
      } else {
        large[larges++] = i;
      }
    }
    int[] threshold = new int[size];
    int[] alias = new int[size];
    while (smalls > 0 && larges > 0) {
      int low = small[--smalls];
      int high = large[--larges];
      threshold[low] = (int) (scaled[low] * Integer.MAX_VALUE);
      alias[low] = high;
      scaled[high] -= 1 - scaled[low];
      if (scaled[high] < 1) {
        small[smalls++] = high;
      } else {
        large[larges++] = high;
      }
    }
    fill(threshold, alias, small, smalls);
    fill(threshold, alias, large, larges);
    return new AliasTable(threshold, alias);
  }

  private static void fill(int[] threshold, int[] alias, int[] rest, int count) {
    for (int i = 0; i < count; i++) {
      threshold[rest[i]] = Integer.MAX_VALUE;
      alias[rest[i]] = rest[i];
    }
  }

  /** A number from 0, below the number of weights. */
  int draw(RandomStream random) {
    long bits = random.next();
    int at = (int) (((bits >>> 32) * threshold.length) >>> 32);
    return (bits & Integer.MAX_VALUE) < threshold[at] ? at : alias[at];
  }
}
