package org.gleaner.network.evaluation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Correlations (Pearson; Spearman, ties with their mean rank) and errors of numbers. */
public final class NumberEvaluation implements TextEvaluation {
  private final List<Double> outputs = new ArrayList<>();
  private final List<Double> targets = new ArrayList<>();

  @Override
  public void add(float[] output, float[] target) {
    outputs.add((double) output[0]);
    targets.add((double) target[0]);
  }

  @Override
  public double quality() {
    return pearson(outputs, targets);
  }

  /** 0 if one of the two does not vary. */
  static double pearson(List<Double> a, List<Double> b) {
    double meanA = a.stream().mapToDouble(x -> x).average().orElse(0);
    double meanB = b.stream().mapToDouble(x -> x).average().orElse(0);
    double ab = 0;
    double aa = 0;
    double bb = 0;
    for (int i = 0; i < a.size(); i++) {
      double x = a.get(i) - meanA;
      double y = b.get(i) - meanB;
      ab += x * y;
      aa += x * x;
      bb += y * y;
    }
    return aa == 0 || bb == 0 ? 0 : ab / Math.sqrt(aa * bb);
  }

  static List<Double> ranks(List<Double> values) {
    int[] order =
        IntStream.range(0, values.size())
            .boxed()
            .sorted(Comparator.comparing(values::get))
            .mapToInt(i -> i)
            .toArray();
    Double[] ranks = new Double[order.length];
    for (int from = 0; from < order.length; ) {
      int to = from;
      while (to < order.length && values.get(order[to]).equals(values.get(order[from]))) {
        to++;
      }
      for (int i = from; i < to; i++) {
        ranks[order[i]] = (from + to - 1) / 2.0;
      }
      from = to;
    }
    return List.of(ranks);
  }

  @Override
  public Map<String, Object> figures() {
    double squares = 0;
    double distances = 0;
    for (int i = 0; i < outputs.size(); i++) {
      double difference = outputs.get(i) - targets.get(i);
      squares += difference * difference;
      distances += Math.abs(difference);
    }
    int count = Math.max(1, outputs.size());
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("pearson", ClassEvaluation.rounded(quality()));
    figures.put("spearman", ClassEvaluation.rounded(pearson(ranks(outputs), ranks(targets))));
    figures.put("root_mean_squared_error", ClassEvaluation.rounded(Math.sqrt(squares / count)));
    figures.put("mean_absolute_error", ClassEvaluation.rounded(distances / count));
    return figures;
  }
}
