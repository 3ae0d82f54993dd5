package org.gleaner.keyphrase.document;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** Turns candidates and their scores into the keyphrases of a document. */
public final class RankedCandidates {
  private static final Comparator<Keyphrase> BEST_FIRST =
      Comparator.comparingDouble(Keyphrase::score)
          .reversed()
          .thenComparingInt(Keyphrase::begin)
          .thenComparing(Keyphrase::phrase);

  private RankedCandidates() {}

  /** The candidates with the highest scores. */
  public static List<Keyphrase> highest(
      AnalysedDocument document, List<Candidate> candidates, double[] scores, int top) {
    List<Keyphrase> phrases = new ArrayList<>(candidates.size());
    double worst = candidates.size() > top ? boundary(scores, candidates.size(), top) : 0;
    for (int i = 0; i < candidates.size(); i++) {
      if (candidates.size() <= top || scores[i] >= worst) {
        Candidate candidate = candidates.get(i);
        phrases.add(document.keyphrase(candidate.first(), candidate.words(), scores[i]));
      }
    }
    return highest(phrases, top);
  }

  /** The keyphrases with the highest scores. */
  public static List<Keyphrase> highest(List<Keyphrase> phrases, int top) {
    List<Keyphrase> sorted = new ArrayList<>(phrases);
    sorted.sort(BEST_FIRST);
    return List.copyOf(sorted.subList(0, Math.min(top, sorted.size())));
  }

  /** The score of rank {@code top}, so that no text is made for what cannot be chosen. */
  private static double boundary(double[] scores, int count, int top) {
    if (top == 0) {
      return Double.POSITIVE_INFINITY;
    }
    double[] sorted = Arrays.copyOf(scores, count);
    Arrays.sort(sorted);
    return sorted[count - top];
  }
}
