package org.gleaner.vector.train;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * The replicas of this Java machine: the task threads of one executor find theirs by name.
 *
 * @param learning the learning that it belongs to
 * @param layout of the rows
 * @param replica the rows
 * @param round in which it was created; one created after the first round does not have what others
 *     learnt
 */
record SharedReplica(WordVectorLearning learning, RowLayout layout, Replica replica, int round) {
  /** By name; a training removes its own at its end, on every executor that it knows. */
  private static final Map<String, SharedReplica> ALL = new ConcurrentHashMap<>();

  /** The replica of that name, made at the first call. */
  static SharedReplica get(String name, Supplier<SharedReplica> begin) {
    return ALL.computeIfAbsent(name, key -> begin.get());
  }

  /** The replica of that name, or null. */
  static SharedReplica find(String name) {
    return ALL.get(name);
  }

  /** Removes the replicas whose names begin with {@code prefix}: those of one training. */
  static void remove(String prefix) {
    ALL.keySet().removeIf(name -> name.startsWith(prefix));
  }
}
