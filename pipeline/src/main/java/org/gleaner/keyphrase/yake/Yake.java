package org.gleaner.keyphrase.yake;

import java.util.ArrayList;
import java.util.List;
import org.gleaner.keyphrase.document.AnalysedDocument;
import org.gleaner.keyphrase.document.CorpusStatistics;
import org.gleaner.keyphrase.document.Keyphrase;
import org.gleaner.keyphrase.document.Scorer;

/**
 * YAKE (Campos et al., Information Sciences 509, 2020): phrases scored by the case, position,
 * frequency, context and spread of their words, from the document alone. Its score is the paper's:
 * <b>lower is better</b>. Near-duplicates are dropped: a phrase whose Levenshtein similarity to a
 * better one is above the limit.
 *
 * @param maxWords longest phrase, 1 to 10 (paper: 3)
 * @param window how many words to the left count as neighbours (paper: 1)
 * @param similarityLimit from 0 to 1; 1 keeps all
 */
public record Yake(int maxWords, int window, double similarityLimit) implements Scorer {
  @Override
  public boolean lowerIsBetter() {
    return true;
  }

  @Override
  public List<Keyphrase> rank(AnalysedDocument document, CorpusStatistics statistics, int top) {
    YakeTerms terms = new YakeTerms(document, window);
    YakeCandidates candidates = new YakeCandidates(document, terms, maxWords);
    YakeQueue queue = new YakeQueue(candidates.size());
    for (int i = 0; i < candidates.size(); i++) {
      if (candidates.isValid(i)) {
        queue.add(score(terms, candidates, i), candidates.first(i), candidates.length(i));
      }
    }
    SimilarPhrases kept = new SimilarPhrases(similarityLimit);
    List<Keyphrase> best = new ArrayList<>();
    queue.heapify();
    while (best.size() < top && queue.next()) {
      Keyphrase phrase = document.keyphrase(queue.start(), queue.words(), queue.score());
      if (kept.addUnlessSimilar(phrase.phrase())) {
        best.add(phrase);
      }
    }
    return best;
  }

  private static double score(YakeTerms terms, YakeCandidates candidates, int candidate) {
    int first = candidates.first(candidate);
    int length = candidates.length(candidate);
    double product = 1;
    double sum = 0;
    for (int i = first; i < first + length; i++) {
      int term = terms.termOf[terms.words[i]];
      if (terms.stop[term]) {
        int left = terms.termOf[terms.words[i - 1]];
        int right = terms.termOf[terms.words[i + 1]];
        double bridge = terms.followed(left, term) * terms.preceded(term, right);
        product *= 2 - bridge;
        sum -= 1 - bridge;
      } else {
        product *= terms.weight[term];
        sum += terms.weight[term];
      }
    }
    return product / ((1 + sum) * candidates.frequency(candidate));
  }
}
