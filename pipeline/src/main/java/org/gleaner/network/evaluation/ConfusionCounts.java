package org.gleaner.network.evaluation;

import java.io.Serializable;
import java.util.HashMap;
import java.util.Map;

/**
 * Counts of each pair of truth and decision. Only pairs that occur take memory, so there may be a
 * hundred thousand labels. Not thread-safe; travels.
 */
final class ConfusionCounts implements Serializable {
  private static final long serialVersionUID = 1L;

  /** The most labels that a table is made for. */
  static final int MOST_SHOWN = 200;

  private final HashMap<Long, Long> pairs = new HashMap<>();
  private final long[] truths;
  private final long[] decisions;
  private final long[] right;
  private final long[] wrong;
  private long all;

  ConfusionCounts(int labels) {
    truths = new long[labels];
    decisions = new long[labels];
    right = new long[labels];
    wrong = new long[labels];
  }

  void add(int truth, int decision) {
    add(truth, decision, 1);
  }

  private void add(int truth, int decision, long times) {
    pairs.merge((long) truth * truths.length + decision, times, Long::sum);
    truths[truth] += times;
    decisions[decision] += times;
    right[truth] += truth == decision ? times : 0;
    all += times;
  }

  /** Counts a decision that is wrong whatever it is: the truth is not among the labels. */
  void addWrong(int decision) {
    decisions[decision]++;
    all++;
    wrong[decision]++;
  }

  void merge(ConfusionCounts other) {
    for (int i = 0; i < wrong.length; i++) {
      wrong[i] += other.wrong[i];
      decisions[i] += other.wrong[i];
      all += other.wrong[i];
    }
    for (Map.Entry<Long, Long> pair : other.pairs.entrySet()) {
      int labels = truths.length;
      add((int) (pair.getKey() / labels), (int) (pair.getKey() % labels), pair.getValue());
    }
  }

  double accuracy() {
    long sum = 0;
    for (long count : right) {
      sum += count;
    }
    return (double) sum / Math.max(1, all);
  }

  double f1(int label) {
    return 2.0 * right[label] / Math.max(1, truths[label] + decisions[label]);
  }

  /** The count of each pair of truth and decision. */
  long[][] table() {
    long[][] table = new long[truths.length][truths.length];
    pairs.forEach(
        (pair, count) -> table[(int) (pair / truths.length)][(int) (pair % truths.length)] = count);
    return table;
  }
}
