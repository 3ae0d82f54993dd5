package org.gleaner.network.evaluation;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How high the right one of some candidates stands: accuracy, the mean of one over its rank
 * (Voorhees 1999), and, where items have more than k candidates, the share of items whose right one
 * is among the first k of 2, 5 and 10. Chance is the accuracy of guesses. Of candidates with equal
 * numbers the right one counts as the last, so that a network that gives all the same is never
 * right.
 */
public final class RankEvaluation implements Evaluation {
  private static final long serialVersionUID = 1L;

  private static final int[] FIRST = {2, 5, 10};

  private final long[] among = new long[FIRST.length];
  private long items;
  private long right;
  private int most;
  private double reciprocals;
  private double guesses;

  /**
   * Adds an item.
   *
   * @param output a number for each candidate, higher is better
   * @param target 1 for the right candidate; an item without a 1 counts as wrong
   */
  @Override
  public void add(float[] output, float[] target) {
    items++;
    most = Math.max(most, output.length);
    guesses += 1.0 / output.length;
    int truth = ClassEvaluation.greatest(target);
    if (target[truth] > 0) {
      int rank = rank(output, truth);
      right += rank == 1 ? 1 : 0;
      reciprocals += 1.0 / rank;
      for (int i = 0; i < FIRST.length; i++) {
        among[i] += rank <= FIRST[i] ? 1 : 0;
      }
    }
  }

  /** The rank of a candidate from 1, behind all that have the same number. */
  private static int rank(float[] output, int candidate) {
    int rank = 0;
    for (float value : output) {
      rank += value >= output[candidate] ? 1 : 0;
    }
    return rank;
  }

  @Override
  public void merge(Evaluation other) {
    RankEvaluation that = (RankEvaluation) other;
    items += that.items;
    right += that.right;
    most = Math.max(most, that.most);
    reciprocals += that.reciprocals;
    guesses += that.guesses;
    for (int i = 0; i < among.length; i++) {
      among[i] += that.among[i];
    }
  }

  /** The accuracy. */
  @Override
  public double quality() {
    return mean((double) right);
  }

  private double mean(double sum) {
    return Shares.of(sum, (double) items);
  }

  @Override
  public Map<String, Object> figures() {
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("accuracy", Shares.rounded(quality()));
    figures.put("mean_reciprocal_rank", Shares.rounded(mean(reciprocals)));
    for (int i = 0; i < FIRST.length && FIRST[i] < most; i++) {
      figures.put("recall_at_" + FIRST[i], Shares.rounded(mean((double) among[i])));
    }
    figures.put("chance", Shares.rounded(mean(guesses)));
    return figures;
  }
}
