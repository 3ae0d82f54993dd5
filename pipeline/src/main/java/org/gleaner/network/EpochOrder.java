package org.gleaner.network;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/**
 * The order of the examples in one epoch. It depends on the seed, the epoch and the examples'
 * lengths alone, not on how they are partitioned: shuffled; sorted by length within pools of {@link
 * #POOL} steps, so that a batch holds examples of like length; then the steps, each one batch for
 * every worker, are shuffled. With N workers and batch b, step r takes the same examples as with
 * one worker and batch N b.
 */
final class EpochOrder {
  private static final int POOL = 8;

  private EpochOrder() {}

  /** For each example its position. */
  static int[] positions(int[] lengths, int examplesOfStep, long seed, int epoch) {
    Random random = new Random(seed * 1_000_003 + epoch);
    List<Integer> order = new ArrayList<>(lengths.length);
    for (int i = 0; i < lengths.length; i++) {
      order.add(i);
    }
    Collections.shuffle(order, random);
    int pool = (int) Math.min((long) POOL * examplesOfStep, Integer.MAX_VALUE);
    for (int from = 0; from < order.size(); from += pool) {
      order
          .subList(from, Math.min(order.size(), from + pool))
          .sort(Comparator.comparingInt((Integer i) -> lengths[i]).thenComparing(i -> i));
    }
    return invert(shuffleSteps(order, examplesOfStep, random), lengths.length);
  }

  /** Whole steps change places; what is left over stays last. */
  private static List<Integer> shuffleSteps(List<Integer> order, int size, Random random) {
    List<Integer> steps = new ArrayList<>();
    for (int step = 0; step < order.size() / size; step++) {
      steps.add(step);
    }
    Collections.shuffle(steps, random);
    List<Integer> result = new ArrayList<>(order.size());
    for (int step : steps) {
      result.addAll(order.subList(step * size, (step + 1) * size));
    }
    result.addAll(order.subList(steps.size() * size, order.size()));
    return result;
  }

  private static int[] invert(List<Integer> order, int size) {
    int[] positions = new int[size];
    for (int position = 0; position < size; position++) {
      positions[order.get(position)] = position;
    }
    return positions;
  }
}
