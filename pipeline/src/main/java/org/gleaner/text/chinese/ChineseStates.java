package org.gleaner.text.chinese;

import org.gleaner.text.IntList;

/**
 * Splits Chinese outside the dictionary: each char begins, continues, ends or is a word, by the
 * most likely path of the hidden Markov model (Viterbi's algorithm). Among equal probabilities the
 * state with the later name wins, as in the reference implementation, whose names are B, E, M, S.
 */
final class ChineseStates {
  private static final int BEGIN = 0;
  private static final int END = 1;
  private static final int MIDDLE = 2;
  private static final int SINGLE = 3;
  private static final int STATES = 4;

  private static final double[] START = {
    -0.26268660809250016, ChineseModel.IMPOSSIBLE, ChineseModel.IMPOSSIBLE, -1.4652633398537678
  };

  /** From which states each state can come, in order of their names. */
  private static final int[][] BEFORE = {
    {END, SINGLE}, {BEGIN, MIDDLE}, {BEGIN, MIDDLE}, {END, SINGLE}
  };

  /** The log probability of coming from each of them. */
  private static final double[][] STEP = {
    {-0.5897149736854513, -0.7211965654669841},
    {-0.51082562376599, -0.33344856811948514},
    {-0.916290731874155, -1.2603623820268226},
    {-0.8085250474669937, -0.6658631448798212}
  };

  private final ChineseModel model;

  ChineseStates(ChineseModel model) {
    this.model = model;
  }

  /** Adds where the words of a stretch of ideographs end. */
  void cut(String text, int begin, int end, IntList ends) {
    byte[][] from = new byte[end - begin][STATES];
    double[] last = new double[STATES];
    for (int state = 0; state < STATES; state++) {
      last[state] = START[state] + model.emission(state, text.charAt(begin));
    }
    for (int i = begin + 1; i < end; i++) {
      last = step(last, text.charAt(i), from[i - begin]);
    }
    int state = last[SINGLE] >= last[END] ? SINGLE : END;
    boolean[] endsHere = new boolean[end - begin];
    for (int i = end - 1; i >= begin; i--) {
      endsHere[i - begin] = state == END || state == SINGLE;
      state = from[i - begin][state];
    }
    for (int i = begin; i < end; i++) {
      if (endsHere[i - begin] || i == end - 1) {
        ends.add(i + 1);
      }
    }
  }

  private double[] step(double[] last, char c, byte[] from) {
    double[] next = new double[STATES];
    for (int state = 0; state < STATES; state++) {
      double emission = model.emission(state, c);
      int first = BEFORE[state][0];
      int second = BEFORE[state][1];
      double byFirst = last[first] + STEP[state][0] + emission;
      double bySecond = last[second] + STEP[state][1] + emission;
      boolean later = bySecond >= byFirst;
      next[state] = later ? bySecond : byFirst;
      from[state] = (byte) (later ? second : first);
    }
    return next;
  }
}
