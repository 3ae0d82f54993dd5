package org.gleaner.keyphrase.statistical;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gleaner.keyphrase.document.AnalysedDocument;
import org.gleaner.keyphrase.document.Candidate;
import org.gleaner.keyphrase.document.CorpusStatistics;
import org.gleaner.keyphrase.document.Keyphrase;
import org.gleaner.keyphrase.document.LongIndex;
import org.gleaner.keyphrase.document.NgramCandidates;
import org.gleaner.keyphrase.document.PhraseHash;
import org.gleaner.keyphrase.document.RankedCandidates;
import org.gleaner.keyphrase.document.Scorer;
import org.gleaner.keyphrase.yake.YakeWord;

/**
 * RAKE (Rose et al. 2010): phrases are the runs of words between stop words and punctuation; a word
 * scores {@code degree / frequency}, where its degree is the number of words in the phrases it
 * stands in; a phrase scores the sum of its words. Words are compared in lower case; of phrases
 * with the same stems the best is kept.
 *
 * @param maxWords longer runs are left out, since any long run would beat everything else; if all
 *     are longer, the beginning of each counts
 * @param leastOccurrences rarer phrases are left out
 */
public record Rake(int maxWords, int leastOccurrences) implements Scorer {
  @Override
  public List<Keyphrase> rank(AnalysedDocument document, CorpusStatistics statistics, int top) {
    int[] words = new int[document.size()];
    int distinct = number(document, words);
    List<Candidate> runs = runs(document, words);
    double[] weight = weights(runs, words, distinct);
    Map<Long, Keyphrase> best = new HashMap<>();
    for (Candidate run : runs) {
      if (run.words() <= maxWords) {
        add(run, run.words(), document, words, weight, best);
      }
    }
    if (best.isEmpty()) {
      runs.forEach(run -> add(run, Math.min(maxWords, run.words()), document, words, weight, best));
    }
    return RankedCandidates.highest(new ArrayList<>(best.values()), top);
  }

  private void add(
      Candidate run,
      int length,
      AnalysedDocument document,
      int[] words,
      double[] weight,
      Map<Long, Keyphrase> best) {
    if (run.occurrences() < leastOccurrences || isIdeograph(run, document)) {
      return;
    }
    double sum = 0;
    long stems = PhraseHash.EMPTY;
    for (int i = run.first(); i < run.first() + length; i++) {
      sum += weight[words[i]];
      stems = PhraseHash.append(stems, document.form(i).hash());
    }
    Keyphrase phrase = document.keyphrase(run.first(), length, sum);
    best.merge(stems, phrase, (one, other) -> other.score() > one.score() ? other : one);
  }

  /** A single ideograph is too little. */
  private static boolean isIdeograph(Candidate run, AnalysedDocument document) {
    return run.words() == 1
        && document.tokens().get(run.first()).text().length() == 1
        && document.form(run.first()).width() > 1;
  }

  /** Numbers the content words in lower case; -1 for all other tokens. */
  private static int number(AnalysedDocument document, int[] words) {
    Map<String, Integer> numbers = new HashMap<>();
    for (int i = 0; i < words.length; i++) {
      words[i] = -1;
      if (NgramCandidates.mayBound(document.form(i))) {
        String lower = YakeWord.of(document.tokens().get(i).text()).lower();
        Integer known = numbers.putIfAbsent(lower, numbers.size());
        words[i] = known == null ? numbers.size() - 1 : known;
      }
    }
    return numbers.size();
  }

  private static List<Candidate> runs(AnalysedDocument document, int[] words) {
    LongIndex known = new LongIndex();
    List<Candidate> runs = new ArrayList<>();
    int at = 0;
    while (at < words.length) {
      long hash = PhraseHash.EMPTY;
      int end = at;
      while (end < words.length && words[end] >= 0 && document.sameSentence(at, end)) {
        hash = PhraseHash.append(hash, words[end++]);
      }
      if (end > at) {
        int run = known.number(hash);
        if (run == runs.size()) {
          runs.add(new Candidate(end - at, hash));
        }
        runs.get(run).addOccurrence(at);
      }
      at = Math.max(at + 1, end);
    }
    return runs;
  }

  private static double[] weights(List<Candidate> runs, int[] words, int distinct) {
    long[] frequency = new long[distinct];
    double[] weight = new double[distinct];
    for (Candidate run : runs) {
      for (int i = run.first(); i < run.first() + run.words(); i++) {
        frequency[words[i]] += run.occurrences();
        weight[words[i]] += (double) run.words() * run.occurrences();
      }
    }
    Arrays.setAll(weight, word -> weight[word] / frequency[word]);
    return weight;
  }
}
