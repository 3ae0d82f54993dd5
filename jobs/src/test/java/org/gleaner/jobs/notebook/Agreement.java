package org.gleaner.jobs.notebook;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whether a result says the same as another: line by line the same words, and numbers that are
 * near.
 *
 * @param tolerance how far two numbers may be apart, as a share of the greater one or of 1
 * @param leastShare of the lines that must stand in both in the same order
 */
record Agreement(double tolerance, double leastShare) {
  private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?([eE][-+]?\\d+)?");

  /** Of what is computed the same everywhere. */
  static final Agreement EXACT = new Agreement(1e-6, 1);

  /**
   * Of what comes from a trained network: the native matrix products of processors differ in the
   * last bits, training carries that on, and what is near a threshold falls to the other side.
   */
  static final Agreement OF_NETWORKS = new Agreement(0.1, 0.7);

  /** Whether the parts are of the same types and agree. */
  boolean holds(List<Message> stored, List<Message> run) {
    if (!types(stored).equals(types(run))) {
      return false;
    }
    for (int i = 0; i < stored.size(); i++) {
      if (!holds(stored.get(i), run.get(i))) {
        return false;
      }
    }
    return true;
  }

  private static List<String> types(List<Message> messages) {
    return messages.stream().map(Message::type).toList();
  }

  private boolean holds(Message stored, Message run) {
    List<String> first = stored.data().lines().toList();
    List<String> second = run.data().lines().toList();
    boolean sameHeader = !stored.type().equals("TABLE") || first.get(0).equals(second.get(0));
    return sameHeader
        && common(first, second) >= leastShare * Math.max(first.size(), second.size());
  }

  /** The length of the longest common subsequence. */
  private int common(List<String> first, List<String> second) {
    int[][] longest = new int[first.size() + 1][second.size() + 1];
    for (int i = 1; i <= first.size(); i++) {
      for (int j = 1; j <= second.size(); j++) {
        longest[i][j] =
            near(first.get(i - 1), second.get(j - 1))
                ? longest[i - 1][j - 1] + 1
                : Math.max(longest[i - 1][j], longest[i][j - 1]);
      }
    }
    return longest[first.size()][second.size()];
  }

  private boolean near(String first, String second) {
    if (!NUMBER.matcher(first).replaceAll("#").equals(NUMBER.matcher(second).replaceAll("#"))) {
      return false;
    }
    List<Double> numbers = numbers(first);
    List<Double> others = numbers(second);
    for (int i = 0; i < numbers.size(); i++) {
      double greater = Math.max(Math.abs(numbers.get(i)), Math.abs(others.get(i)));
      if (Math.abs(numbers.get(i) - others.get(i)) > tolerance * Math.max(1, greater)) {
        return false;
      }
    }
    return true;
  }

  private static List<Double> numbers(String line) {
    List<Double> numbers = new ArrayList<>();
    Matcher matcher = NUMBER.matcher(line);
    while (matcher.find()) {
      numbers.add(Double.valueOf(matcher.group()));
    }
    return numbers;
  }
}
