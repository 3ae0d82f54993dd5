package org.gleaner.network.head;

/**
 * A linear-chain conditional random field over one sequence (Lafferty et al. 2001): a path scores
 * the sum of its labels' own scores, of the transitions between neighbours, and of its first and
 * last label. Sums over all paths are made in double precision and logarithms.
 */
final class ConditionalRandomField {
  private final int labels;
  private final float[] transitions;
  private final float[] begins;
  private final float[] ends;

  /**
   * A field.
   *
   * @param transitions from label to label, [labels, labels]
   */
  ConditionalRandomField(int labels, float[] transitions, float[] begins, float[] ends) {
    this.labels = labels;
    this.transitions = transitions;
    this.begins = begins;
    this.ends = ends;
  }

  /** The gradients of a field's parameters, added up. */
  static final class Gradients {
    final float[] transitions;
    final float[] begins;
    final float[] ends;

    Gradients(int labels) {
      transitions = new float[labels * labels];
      begins = new float[labels];
      ends = new float[labels];
    }
  }

  private double[] forward(float[] scores, int at, int length) {
    double[] sums = new double[length * labels];
    double[] terms = new double[labels];
    for (int k = 0; k < labels; k++) {
      sums[k] = begins[k] + scores[at + k];
    }
    for (int i = 1; i < length; i++) {
      for (int k = 0; k < labels; k++) {
        for (int j = 0; j < labels; j++) {
          terms[j] = sums[(i - 1) * labels + j] + transitions[j * labels + k];
        }
        sums[i * labels + k] = logSum(terms) + scores[at + i * labels + k];
      }
    }
    return sums;
  }

  private double[] backward(float[] scores, int at, int length) {
    double[] sums = new double[length * labels];
    double[] terms = new double[labels];
    for (int k = 0; k < labels; k++) {
      sums[(length - 1) * labels + k] = ends[k];
    }
    for (int i = length - 2; i >= 0; i--) {
      for (int j = 0; j < labels; j++) {
        for (int k = 0; k < labels; k++) {
          int next = (i + 1) * labels + k;
          terms[k] = transitions[j * labels + k] + scores[at + next] + sums[next];
        }
        sums[i * labels + j] = logSum(terms);
      }
    }
    return sums;
  }

  private static double logSum(double[] terms) {
    double greatest = terms[0];
    for (double term : terms) {
      greatest = Math.max(greatest, term);
    }
    double sum = 0;
    for (double term : terms) {
      sum += Math.exp(term - greatest);
    }
    return greatest + Math.log(sum);
  }

  private double total(double[] forward, int length) {
    double[] terms = new double[labels];
    for (int k = 0; k < labels; k++) {
      terms[k] = forward[(length - 1) * labels + k] + ends[k];
    }
    return logSum(terms);
  }

  /**
   * The negative logarithm of a path's probability.
   *
   * @param scores of each label at each place, from {@code at} on, [length, labels]
   * @param path the labels, from {@code from} on; length at least 1
   */
  double loss(float[] scores, int at, int length, int[] path, int from) {
    double score = begins[path[from]] + ends[path[from + length - 1]];
    for (int i = 0; i < length; i++) {
      score += scores[at + i * labels + path[from + i]];
      score += i == 0 ? 0 : transitions[path[from + i - 1] * labels + path[from + i]];
    }
    return total(forward(scores, at, length), length) - score;
  }

  /** Writes the gradient of {@link #loss} by the scores and adds those of the parameters. */
  void gradient(
      float[] scores, int at, int length, int[] path, int from, float[] result, Gradients sums) {
    double[] forward = forward(scores, at, length);
    double[] backward = backward(scores, at, length);
    double total = total(forward, length);
    for (int i = 0; i < length; i++) {
      for (int k = 0; k < labels; k++) {
        int here = i * labels + k;
        result[at + here] = (float) Math.exp(forward[here] + backward[here] - total);
      }
      result[at + i * labels + path[from + i]] -= 1;
    }
    for (int k = 0; k < labels; k++) {
      sums.begins[k] += result[at + k];
      sums.ends[k] += result[at + (length - 1) * labels + k];
    }
    for (int i = 1; i < length; i++) {
      addTransitions(scores, at, i, forward, backward, total, sums.transitions);
      sums.transitions[path[from + i - 1] * labels + path[from + i]] -= 1;
    }
  }

  private void addTransitions(
      float[] scores,
      int at,
      int i,
      double[] forward,
      double[] backward,
      double total,
      float[] sums) {
    for (int j = 0; j < labels; j++) {
      for (int k = 0; k < labels; k++) {
        int next = i * labels + k;
        double log =
            forward[(i - 1) * labels + j]
                + transitions[j * labels + k]
                + scores[at + next]
                + backward[next]
                - total;
        sums[j * labels + k] += (float) Math.exp(log);
      }
    }
  }

  /** The most probable path (Viterbi 1967); of equal ones that with the lower labels at its end. */
  int[] best(float[] scores, int at, int length) {
    double[] sums = new double[labels];
    int[][] from = new int[length][labels];
    for (int k = 0; k < labels; k++) {
      sums[k] = begins[k] + scores[at + k];
    }
    for (int i = 1; i < length; i++) {
      double[] next = new double[labels];
      for (int k = 0; k < labels; k++) {
        int best = 0;
        for (int j = 1; j < labels; j++) {
          boolean better =
              sums[j] + transitions[j * labels + k] > sums[best] + transitions[best * labels + k];
          best = better ? j : best;
        }
        from[i][k] = best;
        next[k] = sums[best] + transitions[best * labels + k] + scores[at + i * labels + k];
      }
      sums = next;
    }
    int last = 0;
    for (int k = 1; k < labels; k++) {
      last = sums[k] + ends[k] > sums[last] + ends[last] ? k : last;
    }
    int[] path = new int[length];
    for (int i = length - 1; i >= 0; i--) {
      path[i] = last;
      last = from[i][last];
    }
    return path;
  }
}
