package org.gleaner.network.train;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The mean of workers' shares, each weighted by its examples. It is summed in double precision in
 * the order of the workers, so the last bits depend neither on when the shares arrive nor on how
 * the vector is cut into slices.
 */
final class OrderedMean {
  private OrderedMean() {}

  /** The mean of at least one share; the worker is that of the first. */
  static RoundShare of(List<RoundShare> shares) {
    List<RoundShare> ordered = new ArrayList<>(shares);
    ordered.sort(Comparator.comparingInt(RoundShare::worker));
    double[] sum = new double[ordered.get(0).values().length];
    long examples = 0;
    double loss = 0;
    for (RoundShare share : ordered) {
      add(share.values(), (double) share.examples(), sum);
      examples += share.examples();
      loss += share.loss();
    }
    float[] mean = new float[sum.length];
    for (int i = 0; i < mean.length; i++) {
      mean[i] = (float) (sum[i] / examples);
    }
    return new RoundShare(ordered.get(0).worker(), examples, loss, mean);
  }

  private static void add(float[] values, double weight, double[] sum) {
    for (int i = 0; i < sum.length; i++) {
      sum[i] += weight * values[i];
    }
  }
}
