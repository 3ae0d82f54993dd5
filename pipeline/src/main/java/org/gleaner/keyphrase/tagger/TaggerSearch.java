package org.gleaner.keyphrase.tagger;

/**
 * The best outcomes for one sentence, chosen from left to right, each given the two before it.
 * OpenNLP's beam search comes to the same with this model: its feature cache hands the tags of the
 * best sequence to the others too, so none of them can overtake it. Used once; not thread-safe.
 */
final class TaggerSearch {
  private final TaggerWeights weights;
  private final TaggerWeights.Word[] words;
  private final double[] sums;
  private final int[] best;

  TaggerSearch(TaggerWeights weights, TaggerWeights.Word[] words) {
    this.weights = weights;
    this.words = words;
    this.sums = new double[weights.outcomes.length];
    this.best = new int[words.length];
  }

  /** The best outcome of each word. */
  int[] decode() {
    for (int place = 0; place < words.length; place++) {
      sumWords(place);
      sumTags(place);
      int outcome = 0;
      for (int i = 1; i < sums.length; i++) {
        if (sums[i] > sums[outcome]) {
          outcome = i;
        }
      }
      best[place] = outcome;
    }
    return best;
  }

  private void sumWords(int place) {
    System.arraycopy(words[place].current().weights, 0, sums, 0, sums.length);
    if (place > 0) {
      add(words[place - 1].previous());
    }
    if (place > 1) {
      add(words[place - 2].beforePrevious());
    }
    if (place + 1 < words.length) {
      add(words[place + 1].next());
    }
    if (place + 2 < words.length) {
      add(words[place + 2].afterNext());
    }
    if (place < weights.begin.length) {
      add(weights.begin[place]);
    }
  }

  private void sumTags(int place) {
    if (place > 0) {
      add(weights.previousTag[best[place - 1]]);
    }
    if (place > 1) {
      add(weights.twoTags[best[place - 2] * sums.length + best[place - 1]]);
    }
  }

  private void add(TaggerWeights.Dense part) {
    if (part != null) {
      double[] values = part.weights;
      for (int i = 0; i < sums.length; i++) {
        sums[i] += values[i];
      }
    }
  }
}
