package org.gleaner.network.train;

import java.io.Serializable;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.gleaner.network.part.Example;

/** The numbers that the driver gets of a partition of examples. */
final class LengthCounts implements Serializable {
  private static final long serialVersionUID = 1L;

  private final Map<Integer, Long> counts;
  private final long examples;
  private final long fingerprint;

  /**
   * Takes its values.
   *
   * @param counts for each length how many examples have it
   * @param examples number of examples
   * @param fingerprint of the examples in their order
   */
  LengthCounts(Map<Integer, Long> counts, long examples, long fingerprint) {
    this.counts = counts;
    this.examples = examples;
    this.fingerprint = fingerprint;
  }

  /** The number of examples of each length. */
  Map<Integer, Long> counts() {
    return counts;
  }

  /** The number of examples. */
  long examples() {
    return examples;
  }

  /** A hash of the examples in their order. */
  long fingerprint() {
    return fingerprint;
  }

  private static final long BASE = 0x9E3779B97F4A7C15L;

  /** Counts a partition. */
  static LengthCounts of(Iterator<Example> rows) {
    Map<Integer, Long> counts = new TreeMap<>();
    long examples = 0;
    long fingerprint = 0;
    while (rows.hasNext()) {
      Example example = rows.next();
      counts.merge(example.length(), 1L, Long::sum);
      fingerprint = fingerprint * BASE + example.fingerprint();
      examples++;
    }
    return new LengthCounts(counts, examples, fingerprint);
  }

  /** A hash of all partitions, one after the other. */
  static long fingerprint(List<LengthCounts> partitions) {
    long all = 0;
    for (LengthCounts partition : partitions) {
      all = all * power(partition.examples) + partition.fingerprint;
    }
    return all;
  }

  private static long power(long exponent) {
    long power = 1;
    long square = BASE;
    for (long rest = exponent; rest > 0; rest >>= 1) {
      power *= (rest & 1) == 1 ? square : 1;
      square *= square;
    }
    return power;
  }
}
