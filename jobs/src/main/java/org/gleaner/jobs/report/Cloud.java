package org.gleaner.jobs.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Words in alphabetical order, the heavier the larger. */
public final class Cloud {
  private static final double SMALLEST = 13;
  private static final double LARGEST = 34;

  private Cloud() {}

  /** The cloud of words with their weights, at least 0. */
  public static Fragment of(Map<String, Long> weights) {
    long most = 1;
    for (long weight : weights.values()) {
      most = Math.max(most, weight);
    }
    List<Fragment> words = new ArrayList<>();
    Map<String, Long> sorted = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    sorted.putAll(weights);
    for (Map.Entry<String, Long> entry : sorted.entrySet()) {
      double share = (double) entry.getValue() / most;
      String size = Fragments.decimal(SMALLEST + (LARGEST - SMALLEST) * share);
      words.add(
          Fragment.trusted(
              "<span style=\"font-size:"
                  + size
                  + "px\">"
                  + Fragment.text(entry.getKey()).html()
                  + "</span> "));
    }
    return Fragment.element("div", "cloud", words);
  }
}
