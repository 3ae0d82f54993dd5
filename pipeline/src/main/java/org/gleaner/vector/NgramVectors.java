package org.gleaner.vector;

import java.io.Serializable;
import java.util.Arrays;

/**
 * Vectors of hashed character n-grams, from which the vectors of unknown words are composed.
 * Immutable by convention, and then thread-safe.
 */
public final class NgramVectors implements Serializable {
  private static final long serialVersionUID = 1L;

  private final int minNgram;
  private final int maxNgram;
  private final int buckets;
  private final int[] used;
  private final float[][] vectors;

  /**
   * Vectors of n-grams; the arrays are taken over.
   *
   * @param minNgram least length of an n-gram
   * @param maxNgram most length
   * @param buckets to which n-grams are hashed
   * @param used the buckets that have a vector, rising
   * @param vectors of those buckets
   */
  public NgramVectors(int minNgram, int maxNgram, int buckets, int[] used, float[][] vectors) {
    if (used.length != vectors.length) {
      throw new IllegalArgumentException(
          "Cannot use " + used.length + " buckets with " + vectors.length + " vectors");
    }
    this.minNgram = minNgram;
    this.maxNgram = maxNgram;
    this.buckets = buckets;
    this.used = used;
    this.vectors = vectors;
  }

  /** Least length of an n-gram. */
  public int minNgram() {
    return minNgram;
  }

  /** Most length of an n-gram. */
  public int maxNgram() {
    return maxNgram;
  }

  /** The number of buckets, those without a vector included. */
  public int buckets() {
    return buckets;
  }

  /** The number of buckets that have a vector. */
  public int size() {
    return used.length;
  }

  /** The buckets that have a vector, rising; not to be changed. */
  public int[] used() {
    return used;
  }

  /** The vectors of those buckets; not to be changed. */
  public float[][] vectors() {
    return vectors;
  }

  /** The mean vector of a word's n-grams; null if none of them has a vector. */
  public float[] compose(String word) {
    int[] rows = NgramBuckets.buckets(word, minNgram, maxNgram, buckets);
    int size = 0;
    for (int bucket : rows) {
      int at = Arrays.binarySearch(used, bucket);
      if (at >= 0) {
        rows[size++] = at;
      }
    }
    return size == 0 ? null : mean(vectors, Arrays.copyOf(rows, size), vectors[0].length);
  }

  static float[] mean(float[][] vectors, int[] rows, int dimensions) {
    float[] mean = new float[dimensions];
    for (int row : rows) {
      VectorMath.add(mean, vectors[row]);
    }
    VectorMath.scale(mean, 1f / rows.length);
    return mean;
  }
}
