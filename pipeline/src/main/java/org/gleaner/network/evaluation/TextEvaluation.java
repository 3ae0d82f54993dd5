package org.gleaner.network.evaluation;

import java.util.List;
import java.util.Map;

/** Adds up how a text network's outputs compare with what a person said. Not thread-safe. */
public interface TextEvaluation {
  /**
   * Compares one output.
   *
   * @param output what {@code TextPredictor.output} gave
   * @param target what {@code TextPredictor.target} gave
   */
  void add(float[] output, float[] target);

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
