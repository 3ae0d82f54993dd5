package org.gleaner.network.evaluation;

import java.io.Serializable;
import java.util.List;
import java.util.Map;

/**
 * Adds up how a network's outputs compare with what a person assigned. Parts of a corpus are judged
 * apart, on the executors, and then merged. Not thread-safe; travels.
 */
public interface Evaluation extends Serializable {
  /**
   * Compares one output.
   *
   * @param output as the task decodes it
   * @param target as the task gives it for a labelled item
   */
  void add(float[] output, float[] target);

  /** Adds what another of the same task and labels has added up, as if it came after this. */
  void merge(Evaluation other);

  /** One figure for all, higher is better: what training chooses the epoch by. */
  double quality();

  /** All figures by name, in the order to show them; from 0 to 1 where they are shares. */
  Map<String, Object> figures();

  /** Names of the rows and columns of {@link #confusion()}; empty if there is none. */
  default List<String> names() {
    return List.of();
  }

  /** For each truth and decision how often they met; empty if there is no such table. */
  default long[][] confusion() {
    return new long[0][];
  }
}
