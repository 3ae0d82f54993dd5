package org.gleaner.network;

import java.util.Arrays;

/** Segments with the probability of removal, the truth and their length. Not thread-safe. */
public final class ScoredSegments {
  private float[] probabilities = new float[1024];
  private boolean[] remove = new boolean[1024];
  private int[] words = new int[1024];
  private int size;

  /**
   * Adds a segment.
   *
   * @param probability of removal, 0 to 1
   * @param boilerplate whether it should be removed
   * @param length its number of words
   */
  public void add(float probability, boolean boilerplate, int length) {
    if (size == words.length) {
      probabilities = Arrays.copyOf(probabilities, 2 * size);
      remove = Arrays.copyOf(remove, 2 * size);
      words = Arrays.copyOf(words, 2 * size);
    }
    probabilities[size] = probability;
    remove[size] = boilerplate;
    words[size++] = length;
  }

  /** How many there are. */
  public int size() {
    return size;
  }

  float probability(int i) {
    return probabilities[i];
  }

  boolean remove(int i) {
    return remove[i];
  }

  int words(int i) {
    return words[i];
  }
}
