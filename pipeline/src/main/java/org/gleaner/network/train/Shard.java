package org.gleaner.network.train;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.gleaner.network.layer.NetworkBatch;
import org.gleaner.network.part.Drawing;
import org.gleaner.network.part.Example;
import org.gleaner.random.Permutation;
import org.nd4j.linalg.dataset.MultiDataSet;

/** The examples of one worker, in the order of the {@link BatchPlan}. */
final class Shard implements Serializable {
  private static final long serialVersionUID = 1L;

  private final int worker;
  private final List<Example> examples;
  private final Drawing drawing;

  Shard(int worker, int size, Drawing drawing) {
    this.worker = worker;
    this.drawing = drawing;
    this.examples = new ArrayList<>(Collections.nCopies(size, null));
  }

  int worker() {
    return worker;
  }

  void put(int slot, Example example) {
    examples.set(slot, example);
  }

  /** The examples that a step takes, in the order of the shard; perhaps none. */
  List<Example> step(BatchPlan plan, int step, EpochOrder order) {
    int[] slots = plan.slots(worker, step, order);
    List<Example> taken = new ArrayList<>(slots.length);
    for (int slot : slots) {
      taken.add(examples.get(slot));
    }
    return taken;
  }

  /** The batches of a round's steps, drawn anew; steps without examples are omitted. */
  List<MultiDataSet> batches(BatchPlan plan, TrainingSteps steps) {
    EpochOrder order = plan.order(steps.epoch());
    long seed = Permutation.key(plan.seed(), steps.epoch());
    List<MultiDataSet> batches = new ArrayList<>(steps.count());
    for (int step = steps.from(); step < steps.to(); step++) {
      List<Example> taken = step(plan, step, order);
      taken.replaceAll(example -> drawing.draw(example, seed));
      if (!taken.isEmpty()) {
        batches.add(NetworkBatch.of(taken));
      }
    }
    return batches;
  }
}
