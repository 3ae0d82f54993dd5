package org.gleaner.network.task;

/** Learns nothing. */
final class NoLearner<I> implements TaskLearner<I> {
  private static final long serialVersionUID = 1L;

  @Override
  public void add(I item) {
    // nothing to learn
  }

  @Override
  public void merge(TaskLearner<I> other) {
    // nothing to learn
  }

  @Override
  public TaskState state() {
    return TaskState.none();
  }

  @Override
  public boolean learns() {
    return false;
  }
}
