package org.gleaner.network.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.gleaner.random.Permutation;
import org.junit.jupiter.api.Test;

final class EpochOrderTest {
  @Test
  void permutationsHoldEachNumberOnce() {
    Random random = new Random(3);
    for (int size = 1; size < 200; size++) {
      Permutation permutation = new Permutation(size, random.nextLong());
      Set<Integer> seen = new HashSet<>();
      for (int i = 0; i < size; i++) {
        int number = permutation.of(i);
        assertTrue(number >= 0 && number < size);
        seen.add(number);
      }
      assertEquals(size, seen.size());
    }
  }

  /** Each of the 49 pairs of place and number is expected 1,000 times; 6 deviations are 190. */
  @Test
  void permutationsAreEvenlySpreadOverTheirKeys() {
    int[][] counts = new int[7][7];
    for (int key = 0; key < 7_000; key++) {
      Permutation permutation = new Permutation(7, Permutation.key(5, key));
      for (int i = 0; i < 7; i++) {
        counts[i][permutation.of(i)]++;
      }
    }
    for (int[] row : counts) {
      for (int count : row) {
        assertEquals(1_000, count, 190);
      }
    }
  }

  /** The ranks that each step of an epoch takes, in any order within the step. */
  private static List<Set<Long>> steps(BatchPlan plan, int epoch) {
    Map<Integer, Map<Integer, Long>> ranks = new HashMap<>();
    for (long rank = 0; rank < plan.examples(); rank++) {
      ranks.computeIfAbsent(plan.worker(rank), w -> new HashMap<>()).put(plan.slot(rank), rank);
    }
    EpochOrder order = plan.order(epoch);
    List<Set<Long>> steps = new ArrayList<>();
    for (int step = 0; step < plan.steps(); step++) {
      Set<Long> taken = new TreeSet<>();
      for (int worker = 0; worker < plan.workers(); worker++) {
        for (int slot : plan.slots(worker, step, order)) {
          taken.add(ranks.get(worker).get(slot));
        }
      }
      steps.add(taken);
    }
    return steps;
  }

  @Test
  void eachEpochTakesEachExampleOnceAndTheLastStepAloneIsShort() {
    for (int examples = 1; examples < 130; examples += 3) {
      for (int epoch = 1; epoch < 4; epoch++) {
        List<Set<Long>> steps = steps(new BatchPlan(examples, 3, 2, 7), epoch);
        Set<Long> all = new HashSet<>();
        for (Set<Long> step : steps.subList(0, steps.size() - 1)) {
          assertEquals(6, step.size());
          all.addAll(step);
        }
        all.addAll(steps.get(steps.size() - 1));
        assertEquals(examples, all.size());
      }
    }
  }

  @Test
  void workersTakeTogetherWhatOneWouldTake() {
    for (int examples : new int[] {5, 24, 61, 200}) {
      for (int epoch = 1; epoch < 4; epoch++) {
        assertEquals(
            steps(new BatchPlan(examples, 1, 12, 7), epoch),
            steps(new BatchPlan(examples, 3, 4, 7), epoch));
      }
    }
  }

  @Test
  void shardsAreFilledWithoutGapsAndStepsCountRight() {
    for (int examples = 1; examples < 60; examples++) {
      BatchPlan plan = new BatchPlan(examples, 4, 3, 1);
      Map<Integer, Set<Integer>> slots = new TreeMap<>();
      for (int worker = 0; worker < 4; worker++) {
        slots.put(worker, new TreeSet<>());
      }
      for (long rank = 0; rank < examples; rank++) {
        assertTrue(slots.get(plan.worker(rank)).add(plan.slot(rank)));
      }
      long counted = 0;
      TrainingSteps whole = new TrainingSteps(1, 0, plan.steps(), 0);
      for (int worker = 0; worker < 4; worker++) {
        int size = plan.shardSize(worker);
        assertEquals(size, slots.get(worker).size());
        slots.get(worker).forEach(slot -> assertTrue(slot < size));
        assertEquals(size, plan.examples(worker, whole));
        counted += size;
      }
      assertEquals(examples, counted);
      assertEquals(examples, plan.examples(whole));
    }
  }

  @Test
  void epochsDifferAndStepsHoldExamplesOfLikeRank() {
    BatchPlan plan = new BatchPlan(6_400, 4, 8, 42);
    List<Set<Long>> first = steps(plan, 1);
    assertNotEquals(first, steps(plan, 2));
    assertNotEquals(first, steps(new BatchPlan(6_400, 4, 8, 43), 1));
    for (Set<Long> step : first) {
      TreeSet<Long> sorted = new TreeSet<>(step);
      assertTrue(sorted.last() - sorted.first() <= 6_400 / 8 + 32, "one window of eight");
    }
    assertTrue(fallsSomewhere(first), "short and long steps come in any order");
  }

  private static boolean fallsSomewhere(List<Set<Long>> steps) {
    long before = -1;
    for (Set<Long> step : steps) {
      long begin = new TreeSet<>(step).first() / 800;
      if (begin < before) {
        return true;
      }
      before = begin;
    }
    return false;
  }

  @Test
  void tooManyExamplesOfOneWorkerAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> new BatchPlan(1L << 40, 2, 8, 1));
  }
}
