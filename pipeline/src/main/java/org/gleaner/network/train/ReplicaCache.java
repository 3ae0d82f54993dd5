package org.gleaner.network.train;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import org.deeplearning4j.nn.graph.ComputationGraph;

/**
 * Networks that wait in this JVM for the next round of their training. Whoever takes one must write
 * all its state. Those of the trainings longest unused are dropped. Thread-safe.
 */
final class ReplicaCache {
  private static final int TRAININGS = 4;
  private static final Map<String, Deque<ComputationGraph>> IDLE =
      new LinkedHashMap<>(16, 0.75f, true);

  private ReplicaCache() {}

  /** Takes a network of a training, which then belongs to the caller; null if none waits. */
  static ComputationGraph take(String run) {
    synchronized (IDLE) {
      Deque<ComputationGraph> waiting = IDLE.get(run);
      return waiting == null ? null : waiting.poll();
    }
  }

  /** Gives a network to the next who asks. */
  static void giveBack(String run, ComputationGraph network) {
    synchronized (IDLE) {
      IDLE.computeIfAbsent(run, name -> new ArrayDeque<>()).push(network);
      while (IDLE.size() > TRAININGS) {
        IDLE.remove(IDLE.keySet().iterator().next());
      }
    }
  }

  /** Drops the networks of a training. */
  static void forget(String run) {
    synchronized (IDLE) {
      IDLE.remove(run);
    }
  }
}
