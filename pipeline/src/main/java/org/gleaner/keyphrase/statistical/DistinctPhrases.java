package org.gleaner.keyphrase.statistical;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gleaner.keyphrase.document.AnalysedDocument;
import org.gleaner.keyphrase.document.CorpusStatistics;
import org.gleaner.keyphrase.document.Keyphrase;
import org.gleaner.keyphrase.document.LongIndex;
import org.gleaner.keyphrase.document.PhraseHash;
import org.gleaner.keyphrase.document.Scorer;

/**
 * The ranking of another scorer without phrases that stand nowhere but inside a longer one of the
 * ranking. A phrase that stands on its own somewhere stays.
 */
public record DistinctPhrases(Scorer scorer) implements Scorer {
  private static final int MORE = 20;

  @Override
  public boolean lowerIsBetter() {
    return scorer.lowerIsBetter();
  }

  @Override
  public boolean usesStatistics() {
    return scorer.usesStatistics();
  }

  @Override
  public List<Keyphrase> rank(AnalysedDocument document, CorpusStatistics statistics, int top) {
    if (top == 0) {
      return List.of();
    }
    int asked = (int) Math.min(Integer.MAX_VALUE, 2L * top + MORE);
    List<Keyphrase> ranked = scorer.rank(document, statistics, asked);
    return new Choice(document, ranked).distinct(top);
  }

  /** The choice from one ranking. */
  private static final class Choice {
    private final AnalysedDocument document;
    private final List<Keyphrase> ranked;

    /** By phrase: the hashes of the runs of its words, the whole phrase last. */
    private final List<List<Long>> runs = new ArrayList<>();

    /** The phrases by the hash of their words, and how often each stands in the document. */
    private final LongIndex wholes = new LongIndex();

    private final int[] counts;
    private final boolean[] dropped;

    /** Of the phrases that are kept: the number of each, and those that a run stands in. */
    private final Map<Long, Integer> kept = new HashMap<>();

    private final Map<Long, List<Integer>> around = new HashMap<>();

    Choice(AnalysedDocument document, List<Keyphrase> ranked) {
      this.document = document;
      this.ranked = ranked;
      this.counts = new int[ranked.size()];
      this.dropped = new boolean[ranked.size()];
      Set<Integer> lengths = new HashSet<>();
      for (Keyphrase phrase : ranked) {
        int first = document.tokenAt(phrase.begin());
        int end = document.tokenAt(phrase.end());
        lengths.add(end - first);
        runs.add(runs(first, end));
        wholes.number(whole(runs.size() - 1));
      }
      lengths.forEach(this::count);
    }

    private List<Long> runs(int first, int end) {
      List<Long> hashes = new ArrayList<>();
      for (int from = end - 1; from >= first; from--) {
        long hash = PhraseHash.EMPTY;
        for (int i = from; i < end; i++) {
          hash = PhraseHash.append(hash, document.form(i).hash());
          hashes.add(hash);
        }
      }
      return hashes;
    }

    private void count(int length) {
      for (int from = 0; from + length <= document.size(); from++) {
        long hash = PhraseHash.EMPTY;
        for (int i = from; i < from + length; i++) {
          hash = PhraseHash.append(hash, document.form(i).hash());
        }
        int phrase = wholes.find(hash);
        if (phrase >= 0) {
          counts[phrase]++;
        }
      }
    }

    List<Keyphrase> distinct(int top) {
      for (int i = 0; i < ranked.size(); i++) {
        long whole = whole(i);
        for (int outer : around.getOrDefault(whole, List.of())) {
          settle(i, outer);
        }
        for (long run : runs.get(i)) {
          Integer inner = run == whole ? null : kept.get(run);
          if (inner != null) {
            settle(inner, i);
          }
        }
        if (!dropped[i]) {
          keep(i, whole);
        }
      }
      List<Keyphrase> distinct = new ArrayList<>();
      for (int i = 0; i < ranked.size() && distinct.size() < top; i++) {
        if (!dropped[i]) {
          distinct.add(ranked.get(i));
        }
      }
      return distinct;
    }

    private void keep(int phrase, long whole) {
      kept.put(whole, phrase);
      for (long run : runs.get(phrase)) {
        if (run != whole) {
          around.computeIfAbsent(run, hash -> new ArrayList<>()).add(phrase);
        }
      }
    }

    private long whole(int phrase) {
      List<Long> hashes = runs.get(phrase);
      return hashes.get(hashes.size() - 1);
    }

    /** Drops the inner phrase if it is nowhere but inside the outer one. */
    private void settle(int inner, int outer) {
      if (!dropped[outer] && occurrences(inner) <= occurrences(outer)) {
        dropped[inner] = true;
      }
    }

    private int occurrences(int phrase) {
      return counts[wholes.find(whole(phrase))];
    }
  }
}
