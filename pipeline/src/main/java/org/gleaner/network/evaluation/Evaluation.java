package org.gleaner.network.evaluation;

import java.io.Serializable;
import java.util.List;
import java.util.Map;

/**
 * Compares a network's outputs with what a person assigned. Partitions are judged apart, on the
 * executors, and then merged. Not thread-safe; travels.
 */
public interface Evaluation extends Serializable {
  /**
   * Compares one output.
   *
   * @param output as the task decodes it
   * @param target of the labelled item, from the task
   */
  void add(float[] output, float[] target);

  /** Merges another evaluation of the same task and labels, as if it came after this. */
  void merge(Evaluation other);

  /** One figure for all, higher is better. Training chooses the epoch by it. */
  double quality();

  /** All figures by name, in the order of display; shares are from 0 to 1. */
  Map<String, Object> figures();

  /** Names of the rows and columns of {@link #confusion()}; empty if there is none. */
  default List<String> names() {
    return List.of();
  }

  /** The count of each pair of truth and decision; empty if there is no such table. */
  default long[][] confusion() {
    return new long[0][];
  }
}
