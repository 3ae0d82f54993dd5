package org.gleaner.clean;

import java.util.Arrays;

/** Segments with the probability of removal, the truth and their length. Not thread-safe. */
public final class ScoredSegments implements java.io.Serializable {
  private static final long serialVersionUID = 1L;

  private float[] probabilities = new float[1024];
  private boolean[] remove = new boolean[1024];
  private int[] words = new int[1024];
  private int[] documents = new int[1024];
  private int size;
  private int document;

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
      documents = Arrays.copyOf(documents, 2 * size);
    }
    probabilities[size] = probability;
    remove[size] = boilerplate;
    documents[size] = document;
    words[size++] = length;
  }

  /** Adds the segments of others, whose documents follow those of these. */
  public void addAll(ScoredSegments others) {
    int first = document;
    for (int i = 0; i < others.size; i++) {
      document = first + others.documents[i];
      add(others.probabilities[i], others.remove[i], others.words[i]);
    }
    document = first + others.document;
  }

  /** Ends a document: later segments belong to the next one. */
  public void endDocument() {
    document++;
  }

  /** The number of segments. */
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

  /** The number of a segment's document, from 0. */
  int document(int i) {
    return documents[i];
  }

  /** An upper bound of the number of documents: some may have no segments. */
  int documents() {
    return document + 1;
  }

  /** The numbers of the segments, the least probable first, each in the lower half of a long. */
  long[] byProbability() {
    long[] order = new long[size];
    for (int i = 0; i < size; i++) {
      order[i] = (long) Float.floatToIntBits(probabilities[i]) << 32 | i;
    }
    Arrays.sort(order); // probabilities are not negative, so their bits sort as they do
    return order;
  }
}
