package org.gleaner.keyphrase.yake;

/**
 * A binary heap of scored phrases, lowest score first, then first in the text, then shortest: only
 * as much is sorted as is asked for.
 */
final class YakeQueue {
  private final double[] scores;
  private final int[] starts;
  private final int[] words;
  private int size;
  private double score;
  private int start;
  private int length;

  YakeQueue(int capacity) {
    scores = new double[capacity];
    starts = new int[capacity];
    words = new int[capacity];
  }

  void add(double phraseScore, int firstToken, int wordCount) {
    scores[size] = phraseScore;
    starts[size] = firstToken;
    words[size] = wordCount;
    size++;
  }

  /** Brings the phrases added in order; call once, before {@link #next}. */
  void heapify() {
    for (int i = size / 2 - 1; i >= 0; i--) {
      sink(i);
    }
  }

  /** Takes the best phrase out; false if the queue is empty. */
  boolean next() {
    if (size == 0) {
      return false;
    }
    score = scores[0];
    start = starts[0];
    length = words[0];
    size--;
    move(size, 0);
    sink(0);
    return true;
  }

  double score() {
    return score;
  }

  int start() {
    return start;
  }

  int words() {
    return length;
  }

  private void sink(int from) {
    double movingScore = scores[from];
    int movingStart = starts[from];
    int movingWords = words[from];
    int at = from;
    while (2 * at + 1 < size) {
      int child = 2 * at + 1;
      if (child + 1 < size
          && before(scores[child + 1], starts[child + 1], words[child + 1], child)) {
        child++;
      }
      if (before(movingScore, movingStart, movingWords, child)) {
        break;
      }
      move(child, at);
      at = child;
    }
    scores[at] = movingScore;
    starts[at] = movingStart;
    words[at] = movingWords;
  }

  private boolean before(double someScore, int someStart, int someWords, int other) {
    if (someScore != scores[other]) {
      return someScore < scores[other];
    }
    return someStart != starts[other] ? someStart < starts[other] : someWords < words[other];
  }

  private void move(int from, int to) {
    scores[to] = scores[from];
    starts[to] = starts[from];
    words[to] = words[from];
  }
}
