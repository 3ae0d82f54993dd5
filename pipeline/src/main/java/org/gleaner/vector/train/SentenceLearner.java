package org.gleaner.vector.train;

import org.gleaner.random.RandomStream;
import org.gleaner.vector.WordVocabulary;

/**
 * Learns from sentences: skips frequent words at random, draws a window at each position and passes
 * it to a {@link WindowLearner}. One for each task thread.
 */
final class SentenceLearner {
  private final WindowLearner architecture;
  private final RandomStream random;
  private final float[] keep;
  private final int window;
  private int[] kept = new int[1024];

  /**
   * A learner.
   *
   * @param keep how likely each word is kept
   */
  SentenceLearner(WindowLearner architecture, RandomStream random, float[] keep, int window) {
    this.architecture = architecture;
    this.random = random;
    this.keep = keep;
    this.window = window;
  }

  /**
   * How likely a word is kept, as in word2vec: {@code sqrt(s / f) + s / f} for its share {@code f}
   * of the corpus.
   */
  static float[] keep(WordVocabulary vocabulary, double sample) {
    float[] keep = new float[vocabulary.size()];
    for (int i = 0; i < keep.length; i++) {
      double ratio = sample * vocabulary.total() / vocabulary.count(i);
      keep[i] = sample <= 0 ? 1 : (float) Math.min(1, Math.sqrt(ratio) + ratio);
    }
    return keep;
  }

  /** Learns from the words from {@code begin}, before {@code end}. */
  void learn(int[] words, int begin, int end, float rate) {
    if (kept.length < end - begin) {
      kept = new int[Math.max(end - begin, kept.length * 2)];
    }
    int size = 0;
    for (int i = begin; i < end; i++) {
      int word = words[i];
      if (keep[word] >= 1 || random.nextFloat() < keep[word]) {
        kept[size++] = word;
      }
    }
    for (int center = 0; center < size; center++) {
      int reach = 1 + random.next(window);
      int from = Math.max(0, center - reach);
      int to = Math.min(size, center + reach + 1);
      if (to - from > 1) {
        architecture.learn(kept, center, from, to, rate);
      }
    }
  }
}
