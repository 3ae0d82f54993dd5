package org.gleaner.search;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gleaner.Catalogue;

/** The measures of how alike two texts are, by name. */
public final class TextSimilarities {
  /**
   * {@code cosine} of the angle between the counts of the terms (Salton and McGill 1983), {@code
   * jaccard}: the share of the different terms that stand in both. Both are 0 to 1, and 0 if a text
   * has no terms.
   */
  public static final Catalogue<Measure> CATALOGUE =
      Catalogue.<Measure>of("similarity")
          .add("cosine", TextSimilarities::cosine)
          .add("jaccard", TextSimilarities::jaccard)
          .build();

  private TextSimilarities() {}

  /** A measure; pure and thread-safe. */
  @FunctionalInterface
  public interface Measure {
    /** How alike two texts of these terms are. */
    double of(List<String> terms, List<String> others);
  }

  private static double cosine(List<String> terms, List<String> others) {
    Map<String, Integer> counts = counts(terms);
    Map<String, Integer> otherCounts = counts(others);
    double product = 0;
    for (Map.Entry<String, Integer> term : counts.entrySet()) {
      product += (double) term.getValue() * otherCounts.getOrDefault(term.getKey(), 0);
    }
    return product == 0 ? 0 : product / Math.sqrt(squares(counts) * squares(otherCounts));
  }

  private static Map<String, Integer> counts(List<String> terms) {
    Map<String, Integer> counts = new HashMap<>();
    for (String term : terms) {
      counts.merge(term, 1, Integer::sum);
    }
    return counts;
  }

  private static double squares(Map<String, Integer> counts) {
    double sum = 0;
    for (int count : counts.values()) {
      sum += (double) count * count;
    }
    return sum;
  }

  private static double jaccard(List<String> terms, List<String> others) {
    Set<String> set = new HashSet<>(terms);
    Set<String> union = new HashSet<>(others);
    int both = set.size() + union.size();
    union.addAll(set);
    return union.isEmpty() ? 0 : (double) (both - union.size()) / union.size();
  }
}
