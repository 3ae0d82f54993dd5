package org.gleaner.network;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.gleaner.clean.CleaningMetrics;
import org.gleaner.clean.ScoredSegments;
import org.gleaner.network.task.CleanExample;
import org.gleaner.network.task.CleanTask;

/** Judges a cleaning network in training by the area under its curve on development examples. */
final class CleanJudge implements ToDoubleFunction<ComputationGraph> {
  private static final int SLICE = 64;

  private final CleanTask task;
  private final List<CleanExample> examples;

  CleanJudge(CleanTask task, List<CleanExample> examples) {
    this.task = task;
    this.examples = examples;
  }

  /** Scores the examples in parallel; each segment counts its tokens, at most those it has read. */
  ScoredSegments score(ComputationGraph network) {
    CleanScorer scorer = new CleanScorer(task, network.getConfiguration(), network.params().dup());
    List<List<CleanExample>> slices = new ArrayList<>();
    for (int from = 0; from < examples.size(); from += SLICE) {
      slices.add(examples.subList(from, Math.min(examples.size(), from + SLICE)));
    }
    List<List<float[]>> results =
        IntStream.range(0, slices.size())
            .parallel()
            .mapToObj(i -> scorer.score(slices.get(i)))
            .toList();
    ScoredSegments scored = new ScoredSegments();
    for (int slice = 0; slice < slices.size(); slice++) {
      for (int i = 0; i < slices.get(slice).size(); i++) {
        add(scored, slices.get(slice).get(i), results.get(slice).get(i));
      }
    }
    return scored;
  }

  private static void add(ScoredSegments scored, CleanExample example, float[] probabilities) {
    for (int i = 0; i < probabilities.length; i++) {
      scored.add(probabilities[i], example.targets[i] == 1, example.tokens[i].length);
    }
    scored.endDocument();
  }

  @Override
  public double applyAsDouble(ComputationGraph network) {
    if (examples.isEmpty()) {
      return 0;
    }
    ScoredSegments scored = score(network);
    return CleaningMetrics.of(scored, 0.5).auc();
  }
}
