package org.gleaner.network.task;

import java.io.Serializable;

/**
 * Adds up what a task learns of its items before training; partitions are added up apart and then
 * merged in their order. Not thread-safe; travels.
 *
 * @param <I> an item
 */
public interface TaskLearner<I> extends Serializable {
  /** Adds an item. */
  void add(I item);

  /** Adds what another of the same task has added up. */
  void merge(TaskLearner<I> other);

  /** What was learnt. */
  TaskState state();

  /** Whether there is anything to learn, so that items need not be read. */
  default boolean learns() {
    return true;
  }

  /** Learns nothing. */
  static <I> TaskLearner<I> none() {
    return new NoLearner<>();
  }
}
