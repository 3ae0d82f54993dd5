package org.gleaner.network.train;

import java.io.Serializable;

/**
 * The place of each example and the step that takes it. The examples are ranked by length (the
 * order of equal ones is shuffled) and dealt out to lanes, one for each example of a step: rank r
 * goes to lane {@code r % lanes} at place {@code r / lanes}. A worker has {@code batchSize}
 * neighbouring lanes, whose examples lie in its shard place by place.
 */
final class BatchPlan implements Serializable {
  private static final long serialVersionUID = 1L;

  private final long examples;
  private final int workers;
  private final int batchSize;
  private final long seed;

  /**
   * Takes its values.
   *
   * @param examples number of examples
   * @param workers shards
   * @param batchSize examples of a step of one worker
   * @param seed of the order
   */
  BatchPlan(long examples, int workers, int batchSize, long seed) {
    if (examples == 0) {
      throw new IllegalArgumentException(
          "Cannot train on 0 examples. Give an input with at least one document");
    }
    long lanes = (long) workers * batchSize;
    if (lanes > Integer.MAX_VALUE || examples / lanes + 1 > Integer.MAX_VALUE / batchSize) {
      throw new IllegalArgumentException(
          "Cannot train on "
              + examples
              + " examples with "
              + workers
              + " workers. Accepted: at most "
              + Integer.MAX_VALUE
              + " examples of one worker");
    }
    this.examples = examples;
    this.workers = workers;
    this.batchSize = batchSize;
    this.seed = seed;
  }

  /** The number of examples. */
  long examples() {
    return examples;
  }

  /** The number of shards. */
  int workers() {
    return workers;
  }

  /** Examples of a step of one worker. */
  int batchSize() {
    return batchSize;
  }

  /** The seed of the order. */
  long seed() {
    return seed;
  }

  int lanes() {
    return workers * batchSize;
  }

  private int full() {
    return (int) (examples / lanes());
  }

  private int rest() {
    return (int) (examples % lanes());
  }

  /** Steps of an epoch; the last one may be short. */
  int steps() {
    return full() + (rest() > 0 ? 1 : 0);
  }

  /** The worker that has the example of a rank. */
  int worker(long rank) {
    return (int) (rank % lanes()) / batchSize;
  }

  /** The place in its shard of the example of a rank. */
  int slot(long rank) {
    return (int) (rank / lanes()) * batchSize + (int) (rank % lanes()) % batchSize;
  }

  /** Number of examples of a worker. */
  int shardSize(int worker) {
    return full() * batchSize + inShortStep(worker);
  }

  private int inShortStep(int worker) {
    return Math.max(0, Math.min(batchSize, rest() - worker * batchSize));
  }

  /** Number of examples that a worker has for a step. */
  int batchSize(int worker, int step) {
    return step < full() ? batchSize : inShortStep(worker);
  }

  /** Number of examples that a worker has for the steps of a round. */
  long examples(int worker, TrainingSteps steps) {
    long sum = 0;
    for (int step = steps.from(); step < steps.to(); step++) {
      sum += batchSize(worker, step);
    }
    return sum;
  }

  /** Number of examples of the steps of a round. */
  long examples(TrainingSteps steps) {
    return Math.min(examples, (long) steps.to() * lanes()) - (long) steps.from() * lanes();
  }

  /** The places in a worker's shard of the examples of a step. */
  int[] slots(int worker, int step, EpochOrder order) {
    int[] slots = new int[batchSize(worker, step)];
    for (int i = 0; i < slots.length; i++) {
      slots[i] = order.place(worker * batchSize + i, step) * batchSize + i;
    }
    return slots;
  }

  /** The order of the examples in an epoch, from 1. */
  EpochOrder order(int epoch) {
    return new EpochOrder(full(), rest(), seed, epoch);
  }
}
