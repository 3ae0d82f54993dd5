package org.gleaner.network.task;

import java.io.Serializable;

/**
 * Learns the state of a task from its items before training. Partitions are read apart and then
 * merged in their order. Not thread-safe; travels.
 *
 * @param <I> an item
 */
public interface TaskLearner<I> extends Serializable {
  /** Adds an item. */
  void add(I item);

  /** Merges another learner of the same task. */
  void merge(TaskLearner<I> other);

  /** The state learnt so far. */
  TaskState state();

  /** Whether there is anything to learn; otherwise items need not be read. */
  default boolean learns() {
    return true;
  }

  /** Learns nothing. */
  static <I> TaskLearner<I> none() {
    return new NoLearner<>();
  }
}
