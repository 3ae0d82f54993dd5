package org.gleaner.network.train;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.gleaner.network.task.Task;
import org.nd4j.linalg.dataset.MultiDataSet;

/**
 * The examples of one worker, in the order of the {@link BatchPlan}.
 *
 * @param <E> an encoded example
 */
final class Shard<E extends Serializable> implements Serializable {
  private static final long serialVersionUID = 1L;

  private final int worker;
  private final List<E> examples;

  Shard(int worker, int size) {
    this.worker = worker;
    this.examples = new ArrayList<>(Collections.nCopies(size, null));
  }

  int worker() {
    return worker;
  }

  void put(int slot, E example) {
    examples.set(slot, example);
  }

  /** The examples that a step takes, those that lie first coming first; perhaps none. */
  List<E> step(BatchPlan plan, int step, EpochOrder order) {
    int[] slots = plan.slots(worker, step, order);
    List<E> taken = new ArrayList<>(slots.length);
    for (int slot : slots) {
      taken.add(examples.get(slot));
    }
    return taken;
  }

  /** The arrays of the steps of a round, those left out for which there is no example. */
  List<MultiDataSet> batches(BatchPlan plan, TrainingSteps steps, Task<E> task) {
    EpochOrder order = plan.order(steps.epoch());
    List<MultiDataSet> batches = new ArrayList<>(steps.count());
    for (int step = steps.from(); step < steps.to(); step++) {
      List<E> taken = step(plan, step, order);
      if (!taken.isEmpty()) {
        batches.add(task.batch(taken, taken.size()));
      }
    }
    return batches;
  }
}
