package org.gleaner.network;

import java.util.Arrays;
import java.util.List;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.gleaner.network.task.CleanExample;
import org.gleaner.network.task.CleanTask;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Scores examples with one set of weights. Thread-safe. */
final class CleanScorer {
  private final CleanTask task;
  private final Replicas replicas;

  /**
   * A scorer.
   *
   * @param weights the flat vector; must not change while this scores
   */
  CleanScorer(CleanTask task, ComputationGraphConfiguration configuration, INDArray weights) {
    this.task = task;
    this.replicas = new Replicas(configuration, weights);
  }

  /**
   * The probabilities of removal of each example's segments, which depend on that example alone.
   * Its segments fill a pass, so that little speed is lost.
   */
  List<float[]> score(List<CleanExample> examples) {
    List<float[]> results = replicas.outputs(task, examples);
    for (int i = 0; i < results.size(); i++) {
      results.set(i, Arrays.copyOf(results.get(i), examples.get(i).segments()));
    }
    return results;
  }
}
