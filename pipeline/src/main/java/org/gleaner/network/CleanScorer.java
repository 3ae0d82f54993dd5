package org.gleaner.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.MultiDataSet;

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
   * The probabilities of removal of each example's segments. Each example is a pass of its own: in
   * a larger batch the native matrix products round differently, and a document's result would
   * depend on its neighbours. Its segments fill the pass, so that little speed is lost.
   */
  List<float[]> score(List<CleanExample> examples) {
    return replicas.lend(
        network -> {
          List<float[]> results = new ArrayList<>(examples.size());
          for (CleanExample example : examples) {
            results.add(score(network, example));
          }
          return results;
        });
  }

  private float[] score(ComputationGraph network, CleanExample example) {
    MultiDataSet arrays = task.batch(List.of(example), 1);
    INDArray[] outputs =
        network.output(false, arrays.getFeatures(), arrays.getFeaturesMaskArrays());
    return Arrays.copyOf(outputs[0].dup('c').data().asFloat(), example.segments());
  }
}
