package org.gleaner.network;

import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.gleaner.network.evaluation.TextEvaluation;
import org.gleaner.network.task.TextExample;
import org.gleaner.network.task.TextTask;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Scores examples of a text task with one set of weights. Thread-safe. */
public final class TextScorer {
  private final TextTask task;
  private final Replicas replicas;

  /**
   * @param weights the flat vector; must not change while this scores
   */
  public TextScorer(TextTask task, ComputationGraphConfiguration configuration, INDArray weights) {
    this.task = task;
    this.replicas = new Replicas(configuration, weights);
  }

  /** What the network says of each example, which depends on that example alone. */
  public List<float[]> score(List<TextExample> examples) {
    return replicas.outputs(task, examples);
  }

  /** Judges networks of a task by their outputs on some examples, scored in parallel. */
  static ToDoubleFunction<ComputationGraph> judge(
      TextTask task, List<String> labels, List<TextExample> examples) {
    return network -> {
      if (examples.isEmpty()) {
        return 0;
      }
      TextScorer scorer = new TextScorer(task, network.getConfiguration(), network.params().dup());
      List<List<float[]>> slices =
          IntStream.range(0, (examples.size() + SLICE - 1) / SLICE)
              .parallel()
              .mapToObj(i -> scorer.score(slice(examples, i)))
              .toList();
      TextEvaluation evaluation = task.evaluation(labels);
      int next = 0;
      for (List<float[]> slice : slices) {
        for (float[] output : slice) {
          evaluation.add(output, examples.get(next++).target);
        }
      }
      return evaluation.quality();
    };
  }

  private static final int SLICE = 64;

  private static List<TextExample> slice(List<TextExample> examples, int number) {
    return examples.subList(number * SLICE, Math.min(examples.size(), (number + 1) * SLICE));
  }
}
